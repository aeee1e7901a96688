//! The window of Tsumugi. Everything it does is in the library beside it.
// A release build on Windows opens no console window beside its own.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    shell::main(std::env::args_os().skip(1))
}
