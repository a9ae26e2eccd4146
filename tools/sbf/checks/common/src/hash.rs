/// A hash that every bit of every result reaches.
pub struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    pub fn value(&self) -> u64 {
        self.0
    }

    pub fn put(&mut self, result: impl Hashed) {
        result.enter(self);
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ *byte as u64).wrapping_mul(0x100_0000_01b3);
        }
    }

    pub fn word(&mut self, x: u64) {
        self.0 = (self.0 ^ x).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }

    pub fn wide(&mut self, x: u128) {
        self.word(x as u64);
        self.word((x >> 64) as u64);
    }

    pub fn option(&mut self, x: Option<u64>) {
        self.put(x);
    }

    pub fn signed(&mut self, x: Option<i64>) {
        self.put(x);
    }

    pub fn wide_option(&mut self, x: Option<u128>) {
        self.put(x);
    }

    pub fn wide_signed(&mut self, x: Option<i128>) {
        self.put(x);
    }
}

/// A result that can be hashed.
pub trait Hashed {
    fn enter(self, hash: &mut Hash);
}

macro_rules! hashed {
    ($how:ident: $($type:ty),*) => {
        $(impl Hashed for $type {
            fn enter(self, hash: &mut Hash) {
                hash.$how(self as _);
            }
        })*
    };
}

hashed!(word: bool, u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, std::cmp::Ordering);
hashed!(wide: u128, i128);

impl<T: Hashed> Hashed for Option<T> {
    fn enter(self, hash: &mut Hash) {
        hash.put(self.is_some());
        if let Some(value) = self {
            hash.put(value);
        }
    }
}

impl<A: Hashed, B: Hashed> Hashed for (A, B) {
    fn enter(self, hash: &mut Hash) {
        hash.put(self.0);
        hash.put(self.1);
    }
}
