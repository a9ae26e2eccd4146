//! What every group gives on this machine.
fn main() {
    common::native::print(&math::GROUPS, |_, asked| asked);
}
