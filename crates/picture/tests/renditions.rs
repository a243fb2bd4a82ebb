//! Pictures made for receivers.

use gaotai_picture::{Frames, Kind, Rendition, Share, Wish, probe, rendition};
use gaotai_testkit::photos::sample;
use image::{DynamicImage, Rgba};

const WEB: &[Kind] = &[Kind::Jpeg, Kind::Png, Kind::Webp, Kind::Gif];
const AS_IS: Wish<'_> = Wish { longest_edge: None, crop: None, kinds: WEB, clean: false };

fn made(name: &str, wish: &Wish<'_>) -> Rendition {
    let made = rendition(&sample(name), wish).unwrap_or_else(|error| panic!("{name}: {error}"));
    let seen = probe(&made.bytes).unwrap();
    let moved = probe(&sample(name)).unwrap().frames == Frames::Animated;
    assert_eq!(made.stilled, moved && seen.frames == Frames::Still, "{name}");
    assert_eq!((seen.kind, seen.width, seen.height), (made.kind, made.width, made.height), "{name}");
    made
}

fn pixels(made: &Rendition) -> DynamicImage {
    image::load_from_memory(&made.bytes).unwrap()
}

#[track_caller]
fn near(found: Rgba<u8>, expected: [u8; 3], what: &str) {
    let far = found.0.iter().zip(expected).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0);
    assert!(far < 40, "{what}: {found:?} is not {expected:?}");
}

const RED: [u8; 3] = [220, 30, 30];
const GREEN: [u8; 3] = [30, 160, 30];
const BLUE: [u8; 3] = [30, 30, 220];
const WHITE: [u8; 3] = [245, 245, 245];

#[test]
fn every_turn_comes_out_upright() {
    for turn in 1..=8 {
        let name = format!("turn-{turn}.jpg");
        for edge in [None, Some(24)] {
            let picture = pixels(&made(&name, &Wish { longest_edge: edge, ..AS_IS })).into_rgba8();
            let (width, height) = picture.dimensions();
            assert_eq!(width * 2, height * 3, "{name}");
            let at = |x: u32, y: u32| *picture.get_pixel(width * x / 4, height * y / 4);
            near(at(1, 1), RED, &name);
            near(at(3, 1), GREEN, &name);
            near(at(1, 3), BLUE, &name);
            near(at(3, 3), WHITE, &name);
        }
    }
}

#[test]
fn crops_are_of_the_picture_as_shown() {
    let crop = Some(Share { x: 0.5, y: 0.0, width: 0.5, height: 0.5 });
    for turn in 1..=8 {
        for edge in [None, Some(12)] {
            let name = format!("turn-{turn}.jpg");
            let made = made(&name, &Wish { crop, longest_edge: edge, ..AS_IS });
            assert_eq!((made.width, made.height), edge.map_or((24, 16), |_| (12, 8)), "{name}");
            near(*pixels(&made).into_rgba8().get_pixel(made.width / 2, made.height / 2), GREEN, &name);
        }
    }
}

#[test]
fn a_part_is_never_outside_nor_empty() {
    let check =
        |x, y, width, height, expected| assert_eq!(Share { x, y, width, height }.of(48, 32), expected);
    check(0.0, 0.0, 1.0, 1.0, (0, 0, 48, 32));
    check(0.9, 0.9, 0.5, 0.5, (43, 29, 5, 3));
    check(2.0, 2.0, 2.0, 2.0, (47, 31, 1, 1));
    check(-1.0, -1.0, 0.5, 0.5, (0, 0, 1, 1));
    check(f64::NAN, 0.0, f64::NAN, 1.0, (0, 0, 1, 32));
    check(0.5, 0.5, 0.0, 0.0, (24, 16, 1, 1));
}

#[test]
fn never_larger_and_as_it_is_where_that_will_do() {
    let wish = Wish { longest_edge: Some(4000), ..AS_IS };
    for name in ["camera.jpg", "deep.png", "moving.gif", "moving.webp", "moving.png", "clear.png"] {
        assert!(made(name, &wish).bytes == sample(name), "{name}");
    }
}

#[test]
fn what_moves_goes_on_moving_where_it_may() {
    let small = Wish { longest_edge: Some(10), ..AS_IS };
    assert_eq!(probe(&made("moving.gif", &small).bytes).unwrap().frames, Frames::Animated);
    let still = Wish { kinds: &[Kind::Jpeg, Kind::Png], ..small };
    assert_eq!(probe(&made("moving.gif", &still).bytes).unwrap().frames, Frames::Still);
    // What was cut off must not move on outside of the cut.
    let crop = Some(Share { x: 0.0, y: 0.0, width: 0.5, height: 0.5 });
    assert_eq!(probe(&made("moving.gif", &Wish { crop, ..small }).bytes).unwrap().frames, Frames::Still);
}

#[test]
fn kinds() {
    let check = |name: &str, kinds: &[Kind], expected: Kind| {
        let wish = Wish { longest_edge: Some(24), kinds, ..AS_IS };
        assert_eq!(made(name, &wish).kind, expected, "{name} {kinds:?}");
    };
    check("camera.jpg", WEB, Kind::Jpeg);
    check("clear.png", WEB, Kind::Png);
    check("clear.png", &[Kind::Jpeg], Kind::Jpeg);
    check("camera.jpg", &[Kind::Png], Kind::Png);
    check("plain.bmp", WEB, Kind::Png);
    check("camera.tif", &[Kind::Jpeg], Kind::Jpeg);
    check("camera.webp", &[Kind::Jpeg], Kind::Jpeg);
}

#[test]
fn see_through_edges_do_not_darken() {
    let made = made("clear.png", &Wish { longest_edge: Some(16), ..AS_IS });
    let picture = pixels(&made).into_rgba8();
    assert_eq!(picture.get_pixel(0, 0).0[3], 0);
    // The darkest quarter is green, of 220 in all three.
    for pixel in picture.pixels().filter(|pixel| pixel.0[3] > 60) {
        let light: u32 = pixel.0[..3].iter().map(|part| u32::from(*part)).sum();
        assert!(light > 170, "{pixel:?}");
    }
    let flat = Wish { longest_edge: Some(16), kinds: &[Kind::Jpeg], ..AS_IS };
    near(
        *pixels(&self::made("clear.png", &flat)).into_rgba8().get_pixel(0, 0),
        [255, 255, 255],
        "white below",
    );
}

#[test]
fn profiles_go_along_and_grey_stays_grey() {
    for name in ["p3.jpg", "p3.png", "camera.tif"] {
        let made = made(name, &Wish { longest_edge: Some(24), ..AS_IS });
        assert_eq!(probe(&made.bytes).unwrap().profile.as_deref(), Some("Display P3"), "{name}");
    }
    for name in ["grey.jpg", "deep.png"] {
        let made = made(name, &Wish { longest_edge: Some(12), ..AS_IS });
        assert_eq!(probe(&made.bytes).unwrap().colour, gaotai_picture::Colour::Grey, "{name}");
    }
}

#[test]
fn inks_become_light() {
    let at = |name: &str, x: u32| *pixels(&made(name, &AS_IS)).into_rgba8().get_pixel(x, 8);
    // Without a profile the plain formula; with it what the profile says of full cyan.
    near(at("cmyk.jpg", 4), [0, 255, 255], "cyan");
    near(at("cmyk.jpg", 28), [255, 255, 255], "paper");
    near(at("cmyk-profile.jpg", 4), [0, 172, 51], "the profile's cyan");
    near(at("cmyk-profile.jpg", 28), [255, 255, 255], "the profile's paper");
    assert_eq!(probe(&made("cmyk-profile.jpg", &AS_IS).bytes).unwrap().profile, None);
}

#[test]
fn the_same_wish_gives_the_same_bytes() {
    for (name, bytes) in gaotai_testkit::photos::all() {
        let wish = Wish { longest_edge: Some(17), clean: true, ..AS_IS };
        assert!(rendition(&bytes, &wish) == rendition(&bytes, &wish), "{name}");
    }
}
