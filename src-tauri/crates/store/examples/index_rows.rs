//! How long it takes to read what the index needs: `index_rows LIBRARY [TIMES]`.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::time::Instant;
use store::{Access, Store, project};

#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let library = args.next().expect("usage: index_rows LIBRARY [TIMES]");
    let times: u32 = args.next().map_or(5, |times| times.parse().unwrap());
    for _ in 0..times {
        let begun = Instant::now();
        let store = Store::open_read_only(library.as_ref(), &Access::default()).await.unwrap();
        let (opened, mut rows, mut bytes, mut tags) = (begun.elapsed(), 0_u32, 0, 0);
        project::each_index_row(&store, None, |row| {
            rows += 1;
            bytes += row.folded.len();
            tags += row.tags.len();
        })
        .await
        .unwrap();
        let all = begun.elapsed();
        println!("opened {opened:?}, {rows} projects, {bytes} bytes, {tags} tags: {all:?}");
        store.close().await.unwrap();
    }
}
