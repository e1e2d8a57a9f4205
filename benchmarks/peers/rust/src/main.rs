//! A worker of compare.py: extracts pages with a Rust library, one for each number that it reads.
//!
//!     peers dom_smoothie|rs-trafilatura FILE...
use std::hint::black_box;
use std::io::{BufRead, Write};
use std::panic::catch_unwind;

/// Milliseconds of the process's processor time.
fn now() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

fn dom_smoothie(html: &[u8]) -> bool {
    let html = String::from_utf8_lossy(html);
    match dom_smoothie::Readability::new(html.as_ref(), None, None) {
        Ok(mut readability) => readability.parse().map_or(false, |article| black_box(article.text_content.len()) > 0),
        Err(_) => false,
    }
}

fn rs_trafilatura(html: &[u8]) -> bool {
    let html = String::from_utf8_lossy(html);
    rs_trafilatura::extract(&html).map_or(false, |result| black_box(result.content_text.len()) > 0)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let extract: fn(&[u8]) -> bool = match arguments.next().as_deref() {
        Some("dom_smoothie") => dom_smoothie,
        Some("rs-trafilatura") => rs_trafilatura,
        _ => panic!("peers dom_smoothie|rs-trafilatura FILE..."),
    };
    std::panic::set_hook(Box::new(|_| {})); // a page that a library cannot take is a failure, and told as one
    let pages: Vec<Vec<u8>> = arguments.map(|path| std::fs::read(path).expect("a page")).collect();
    let mut out = std::io::stdout();
    println!("{}", pages.len());
    for line in std::io::stdin().lock().lines() {
        let Some(page) = line.ok().and_then(|text| text.trim().parse::<usize>().ok()).and_then(|i| pages.get(i)) else {
            break;
        };
        let begin = now();
        let done = catch_unwind(|| extract(page)).unwrap_or(false);
        writeln!(out, "{:.6} {}", now() - begin, done as u8).and_then(|()| out.flush()).expect("a reader");
    }
}
