//! Stories and a page plan to pages: lines as they break on the paper, how they fit, and the page
//! as pixels, SVG and PDF. The typesetter is typst, used as a library: no source of it is
//! ever made, and a story's text reaches it as text alone (docs/decisions/011-typst.md).
//!
//! Nothing here reads a file, a clock or the network. The same story, plan and faces give the
//! same lines and the same bytes.

pub mod copy;
pub mod fonts;
mod out;
mod picture;
pub mod plan;
mod set;
mod world;

pub use out::{Imprint, Ink, MOST_PIXELS, Part, Pixels, Tile};
pub use picture::Picture;
pub use set::{Fit, Folio, Job, Line, Press, Problem, Sheet, Spot, Story, TitleFit};
