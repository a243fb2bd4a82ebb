//! The desktop binary `gaotai-desktop`; files named on its command line are brought in.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    gaotai_desktop::run();
}
