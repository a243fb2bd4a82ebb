//! As much of a window manager as the tests need: there is none on their displays.

use crate::window::Error;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, Window};
use x11rb::rust_connection::RustConnection;

/// The app's window on this display, if it has one.
pub(crate) fn toplevel(display: &str) -> Result<Option<Window>, Error> {
    let (connection, screen) = x11rb::connect(Some(display))?;
    let root = connection.setup().roots[screen].root;
    let protocols = atom(&connection, "WM_PROTOCOLS")?;
    let delete = atom(&connection, "WM_DELETE_WINDOW")?;
    for window in connection.query_tree(root)?.reply()?.children {
        let shown = connection
            .get_window_attributes(window)?
            .reply()
            .is_ok_and(|found| found.map_state == x11rb::protocol::xproto::MapState::VIEWABLE);
        let answer = connection.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32)?.reply();
        let closes =
            answer.ok().and_then(|found| Some(found.value32()?.any(|one| one == delete))).unwrap_or(false);
        if shown && closes {
            return Ok(Some(window));
        }
    }
    Ok(None)
}

/// What the cross in a window's frame sends.
pub(crate) fn ask_to_close(display: &str) -> Result<(), Error> {
    let window = toplevel(display)?.ok_or("there is no window to close")?;
    let (connection, _) = x11rb::connect(Some(display))?;
    let data = [atom(&connection, "WM_DELETE_WINDOW")?, x11rb::CURRENT_TIME, 0, 0, 0];
    let message = ClientMessageEvent::new(32, window, atom(&connection, "WM_PROTOCOLS")?, data);
    connection.send_event(false, window, EventMask::NO_EVENT, message)?;
    // An answer tells that the message has been taken before the line is cut.
    connection.get_input_focus()?.reply()?;
    Ok(())
}

fn atom(connection: &RustConnection, name: &str) -> Result<u32, Error> {
    Ok(connection.intern_atom(false, name.as_bytes())?.reply()?.atom)
}
