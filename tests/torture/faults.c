/* Fails chosen calls of a process that write below a folder: the disk is full, or breaks. For Linux, by LD_PRELOAD.
 *
 * TSUMUGI_FAULTS_FOLDER   absolute path; only files below it count
 * TSUMUGI_FAULTS_CONTROL  absolute path; what is written to it is a command and never reaches a disk:
 *   "arm N ERRNO once"  the Nth call from here fails; "arm N ERRNO stays": every call from the Nth on;
 *   "arm N ERRNO torn"  as once, but half of the bytes of a write do reach the disk;
 *   "count"             nothing fails, calls are counted;
 *   "rest"              nothing fails, nothing is counted; CONTROL.report then holds the number of calls counted and,
 *                       a line each, the calls that failed first: "name path".
 * Counted: write, writev, pwrite, pwrite64, ftruncate, ftruncate64, fsync, fdatasync, fallocate, rename, renameat, link,
 * linkat, and open with O_CREAT of a file that is not there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { RESTS, COUNTS, ONCE, STAYS, TORN };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int mode = RESTS, error_number;
static long counted, fails_at;
static int told;
static char report[16384];

static int below(const char *path) {
  const char *folder = getenv("TSUMUGI_FAULTS_FOLDER");
  size_t length = folder ? strlen(folder) : 0;
  return length && !strncmp(path, folder, length) && path[length] == '/';
}

static int path_of(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = syscall(SYS_readlink, link, path, size - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

/* What is to become of a call on a path: 0 goes on, 1 fails, 2 fails after half of it. Sets errno. */
static int verdict(const char *name, const char *path) {
  if (mode == RESTS || !below(path)) return 0;
  int failing = 0;
  pthread_mutex_lock(&lock);
  if (mode != RESTS) {
    counted++;
    if (mode == STAYS ? counted >= fails_at : mode != COUNTS && counted == fails_at) {
      failing = mode == TORN ? 2 : 1;
      if (told < 40) {
        size_t used = strlen(report);
        snprintf(report + used, sizeof report - used, "%s %s\n", name, path);
        told++;
      }
    }
  }
  pthread_mutex_unlock(&lock);
  if (failing) errno = error_number;
  return failing;
}

static int verdict_fd(const char *name, int fd) {
  char path[4096];
  if (mode == RESTS || fd <= 2 || !path_of(fd, path, sizeof path)) return 0;
  return verdict(name, path);
}

static void put(int fd, const char *text) {
  if (syscall(SYS_write, fd, text, strlen(text)) < 0) _exit(97);
}

static void command(const char *control, const void *text, size_t length) {
  char words[128] = {0}, how[16] = {0};
  memcpy(words, text, length < sizeof words - 1 ? length : sizeof words - 1);
  pthread_mutex_lock(&lock);
  if (sscanf(words, "arm %ld %d %15s", &fails_at, &error_number, how) == 3) {
    mode = !strcmp(how, "stays") ? STAYS : !strcmp(how, "torn") ? TORN : ONCE;
    counted = 0, told = 0, report[0] = 0;
  } else if (!strncmp(words, "count", 5)) {
    mode = COUNTS, counted = 0, told = 0, report[0] = 0;
  } else {
    mode = RESTS;
    char path[4200], number[32];
    snprintf(path, sizeof path, "%s.report", control);
    snprintf(number, sizeof number, "%ld\n", counted);
    int fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0) _exit(98);
    put(fd, number);
    put(fd, report);
    syscall(SYS_close, fd);
  }
  pthread_mutex_unlock(&lock);
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

ssize_t write(int fd, const void *bytes, size_t length) {
  const char *control = getenv("TSUMUGI_FAULTS_CONTROL");
  char path[4096];
  if (control && fd > 2 && path_of(fd, path, sizeof path) && !strcmp(path, control)) {
    command(control, bytes, length);
    return length;
  }
  switch (verdict_fd("write", fd)) {
    case 2: syscall(SYS_write, fd, bytes, length / 2); errno = error_number; /* fall through */
    case 1: return -1;
  }
  return syscall(SYS_write, fd, bytes, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (verdict_fd("writev", fd)) return -1;
  return syscall(SYS_writev, fd, parts, count);
}

static ssize_t positioned(int fd, const void *bytes, size_t length, off64_t at) {
  switch (verdict_fd("pwrite", fd)) {
    case 2: syscall(SYS_pwrite64, fd, bytes, length / 2, at); errno = error_number; /* fall through */
    case 1: return -1;
  }
  return syscall(SYS_pwrite64, fd, bytes, length, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return positioned(fd, bytes, length, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return positioned(fd, bytes, length, at); }

int ftruncate(int fd, off_t length) { return verdict_fd("ftruncate", fd) ? -1 : syscall(SYS_ftruncate, fd, length); }
int ftruncate64(int fd, off64_t length) { return verdict_fd("ftruncate", fd) ? -1 : syscall(SYS_ftruncate, fd, length); }
int fsync(int fd) { return verdict_fd("fsync", fd) ? -1 : syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return verdict_fd("fdatasync", fd) ? -1 : syscall(SYS_fdatasync, fd); }
int fallocate(int fd, int how, off_t at, off_t length) {
  return verdict_fd("fallocate", fd) ? -1 : syscall(SYS_fallocate, fd, how, at, length);
}
int fallocate64(int fd, int how, off64_t at, off64_t length) {
  return verdict_fd("fallocate", fd) ? -1 : syscall(SYS_fallocate, fd, how, at, length);
}
/* Answers the error instead of setting it. */
int posix_fallocate(int fd, off_t at, off_t length) {
  if (verdict_fd("fallocate", fd)) return error_number;
  return syscall(SYS_fallocate, fd, 0, at, length) ? errno : 0;
}
int posix_fallocate64(int fd, off64_t at, off64_t length) { return posix_fallocate(fd, at, length); }

int rename(const char *from, const char *to) {
  return verdict("rename", to) ? -1 : NEXT(int (*)(const char *, const char *), "rename")(from, to);
}
int renameat(int a, const char *from, int b, const char *to) {
  return verdict("rename", to) ? -1 : NEXT(int (*)(int, const char *, int, const char *), "renameat")(a, from, b, to);
}
int link(const char *from, const char *to) {
  return verdict("link", to) ? -1 : NEXT(int (*)(const char *, const char *), "link")(from, to);
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
  return verdict("link", to) ? -1
                             : NEXT(int (*)(int, const char *, int, const char *, int), "linkat")(a, from, b, to, flags);
}

static int creates(const char *path, int flags) {
  struct stat64 about;
  return (flags & O_CREAT) && path[0] == '/' && mode != RESTS && stat64(path, &about) && verdict("create", path);
}
#define OPEN(name)                                                    \
  int name(const char *path, int flags, ...) {                        \
    va_list rest;                                                     \
    va_start(rest, flags);                                            \
    mode_t bits = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                     \
    return creates(path, flags) ? -1 : syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, bits); \
  }
OPEN(open)
OPEN(open64)
#define OPENAT(name)                                                  \
  int name(int at, const char *path, int flags, ...) {                \
    va_list rest;                                                     \
    va_start(rest, flags);                                            \
    mode_t bits = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                     \
    return creates(path, flags) ? -1 : syscall(SYS_openat, at, path, flags | O_LARGEFILE, bits); \
  }
OPENAT(openat)
OPENAT(openat64)
