//! On this machine: `native <seeds> <rounds>` prints what the program has to answer.
use super::{run, Group};

/// Prints seed, rounds, group and hash of every call, each group behind a line with its name. `size` gives seeds and
/// rounds of a group, from those asked for.
pub fn print(groups: &[(&str, Group)], size: impl Fn(&str, [u64; 2]) -> [u64; 2]) {
    let mut arguments = std::env::args()
        .skip(1)
        .map(|a| a.parse::<u64>().expect("a number"));
    let asked = [
        arguments.next().expect("seeds"),
        arguments.next().expect("rounds"),
    ];
    for (group, (name, _)) in groups.iter().enumerate() {
        let [seeds, rounds] = size(name, asked);
        println!("group {name}");
        for seed in 0..seeds {
            println!("{seed} {rounds} {group} {}", run(groups, seed, rounds, group));
        }
    }
}
