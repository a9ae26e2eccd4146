/// Random numbers (SplitMix64).
pub struct Sample {
    state: u64,
    /// Number of the round among all of its group, for what goes through every case instead of a random one.
    pub case: u64,
}

impl Sample {
    pub fn new(seed: u64) -> Self {
        Self { state: seed, case: 0 }
    }

    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// A word of random length, or an extreme one.
    pub fn word(&mut self) -> u64 {
        match self.next() % 11 {
            0 => 0,
            1 => 1,
            2 => u64::MAX,
            3 => 1 << 63,
            4 => (1 << 63) - 1,
            5 => 1 << (self.next() % 64),
            _ => self.next() >> (self.next() % 64),
        }
    }

    pub fn signed(&mut self) -> i64 {
        self.word() as i64
    }

    pub fn wide(&mut self) -> u128 {
        let (a, b) = (self.word(), self.word());
        match self.next() % 4 {
            0 => a as u128,
            1 => (a as u128) << (b % 128),
            2 => !(a as u128),
            _ => (a as u128) << 64 | b as u128,
        }
    }
}
