//! Pixels: a tile is the cut of the whole page.

use crate::common;
use gaotai_layout::{MOST_PIXELS, Pixels, Tile};
use proptest::prelude::*;
use std::sync::OnceLock;

fn page() -> &'static gaotai_layout::Sheet {
    static PAGE: OnceLock<gaotai_layout::Sheet> = OnceLock::new();
    PAGE.get_or_init(|| {
        let samples = common::samples();
        let four: Vec<_> = samples.iter().map(|(_, article)| article).take(4).collect();
        common::broadsheet(&four)
    })
}

/// How far two pixels lie apart at most. Places are single-precision numbers: far from the
/// corner their last bits differ, and with them both edges of a thin rule, which is drawn in quarters.
const APART: u8 = 130;
/// How many of a thousand values may differ so that somebody sees it: a rule through the tile.
const SEEN: usize = 10;

fn cut_of(whole: &Pixels, tile: Tile, found: &Pixels) -> Result<(), String> {
    let width = tile.width.min(whole.width - tile.x);
    let height = tile.height.min(whole.height - tile.y);
    if (found.width, found.height) != (width, height) {
        return Err(format!("{}×{} instead of {width}×{height}", found.width, found.height));
    }
    let mut seen = 0;
    for y in 0..height {
        let row = |pixels: &Pixels, x: u32, y: u32| (y as usize * pixels.width as usize + x as usize) * 4;
        let (from, own) = (row(whole, tile.x, tile.y + y), row(found, 0, y));
        let (a, b) =
            (&whole.bytes[from..from + width as usize * 4], &found.bytes[own..own + width as usize * 4]);
        seen += a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 2).count();
        if let Some(at) = a.iter().zip(b).position(|(a, b)| a.abs_diff(*b) > APART) {
            return Err(format!("row {y}, column {}: {} instead of {}", at / 4, b[at], a[at]));
        }
    }
    if seen * 1_000 > SEEN * (width * height * 4) as usize + 4_000 * width.max(height) as usize {
        return Err(format!("{seen} values of {} differ", width * height * 4));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_tile_is_the_cut_of_the_whole(
        scale in prop_oneof![Just(1.0), Just(0.37), Just(96.0 / 72.0), 0.2..1.6f64],
        x in 0.0..0.98f64, y in 0.0..0.98f64, width in 1u32..700, height in 1u32..700,
    ) {
        let whole = page().pixels(scale).expect("a page has pixels");
        let at = |share: f64, size: u32| (share * f64::from(size)) as u32;
        let tile = Tile { x: at(x, whole.width), y: at(y, whole.height), width, height };
        let found = page().tile(scale, tile).expect("a tile on the page has pixels");
        prop_assert_eq!(cut_of(&whole, tile, &found), Ok(()));
    }
}

#[test]
fn what_cannot_be_made_is_none() {
    let tile = |x, y, width, height| Tile { x, y, width, height };
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
        assert!(page().pixels(scale).is_none(), "{scale}");
    }
    assert!(page().pixels(0.0001).is_some_and(|one| one.width == 1 && one.height == 1));
    assert!(page().tile(1.0, tile(99_999, 0, 10, 10)).is_none());
    assert!(page().tile(1.0, tile(0, 0, 0, 10)).is_none());
    assert!(page().tile(20.0, tile(0, 0, u32::MAX, u32::MAX)).is_none());
    let (width, height) = page().size();
    let most = (MOST_PIXELS / width / height).sqrt();
    assert!(page().pixels(most * 1.01).is_none());
    assert!(page().tile(30.0, tile(9_000, 9_000, 400, 300)).is_some_and(|one| one.width == 400));
}
