//! What every group gives on this machine.
fn main() {
    common::native::print(&rules::GROUPS, |_, asked| asked);
}
