//! `native <seeds> <rounds>`: prints group, seed and hash for every group, as this machine computes them.
fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .map(|a| a.parse::<u64>().expect("a number"));
    let (seeds, rounds) = (
        arguments.next().expect("seeds"),
        arguments.next().expect("rounds"),
    );
    for (group, (name, _)) in math::GROUPS.iter().enumerate() {
        println!("group {name}");
        for seed in 0..seeds {
            println!("{group} {seed} {}", math::run(seed, rounds, group));
        }
    }
}
