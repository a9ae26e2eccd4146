// The unpacking, on inputs laid out here as the loader lays them out, beside the standard crate's own unpacking. No
// system call is needed, so that Miri can run them too. Included by `src/entrypoint.rs`.

use super::*;
use anchor_lang::solana_program::entrypoint::deserialize;

const PROGRAM: Pubkey = Pubkey::new_from_array([9; 32]);

/// An account as a test passes it.
enum Passed {
    /// With this many bytes of data.
    New(usize),
    /// The account at this place again.
    Again(u8),
}
use Passed::{Again, New};

/// What the loader writes, aligned as it aligns it.
struct Input(Vec<u64>);

impl Input {
    /// Every account has a key, an owner, lamports, flags and data that follow from its place.
    fn new(accounts: &[Passed], data: &[u8]) -> Self {
        let mut bytes = (accounts.len() as u64).to_le_bytes().to_vec();
        for (place, account) in (0u8..).zip(accounts) {
            match account {
                New(len) => Self::put_account(&mut bytes, place, *len),
                Again(earlier) => bytes.extend([*earlier, 0, 0, 0, 0, 0, 0, 0]),
            }
        }
        bytes.extend((data.len() as u64).to_le_bytes());
        bytes.extend(data);
        bytes.extend(PROGRAM.to_bytes());
        let words = bytes.chunks(8).map(|chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            u64::from_ne_bytes(word)
        });
        Self(words.collect())
    }

    fn put_account(bytes: &mut Vec<u8>, place: u8, len: usize) {
        let flag = |bit: u8| place >> bit & 1;
        bytes.extend([NON_DUP_MARKER, flag(0), flag(1), flag(2), 0, 0, 0, 0]);
        bytes.extend([place; 32]);
        bytes.extend([place ^ 0xff; 32]);
        bytes.extend((1_000 + u64::from(place)).to_le_bytes());
        bytes.extend((len as u64).to_le_bytes());
        bytes.extend((0..len).map(|at| at as u8 ^ place));
        bytes.extend([0; MAX_PERMITTED_DATA_INCREASE]);
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        bytes.extend(u64::MAX.to_le_bytes());
    }

    fn pointer(&mut self) -> *mut u8 {
        self.0.as_mut_ptr().cast()
    }
}

/// Checks what the program gets from an input against what the standard crate gets from an equal one.
fn check(accounts: &[Passed], data: &[u8], look: impl Fn(&[AccountInfo])) {
    let [mut ours, mut standard] = [(); 2].map(|()| Input::new(accounts, data));
    let mut places = [const { MaybeUninit::<AccountInfo>::uninit() }; MAX_ACCOUNTS];
    let places = &mut places[..accounts.len()];
    // SAFETY: the input describes as many accounts as there are places.
    let (program, got) = unsafe { unpack(ours.pointer(), places) };
    // SAFETY: `unpack` has filled every place.
    let infos = unsafe { slice::from_raw_parts(places.as_ptr().cast::<AccountInfo>(), places.len()) };
    // SAFETY: the input is what this function expects.
    let (wanted_program, wanted, wanted_data) = unsafe { deserialize(standard.pointer()) };

    assert_eq!((program, got), (wanted_program, wanted_data));
    assert_eq!((program, got), (&PROGRAM, data));
    assert_eq!(infos.len(), accounts.len());
    assert_eq!(infos.len(), wanted.len());
    for (info, wanted) in infos.iter().zip(&wanted) {
        assert_eq!(info.key, wanted.key);
        assert_eq!(info.owner, wanted.owner);
        assert_eq!(info.lamports(), wanted.lamports());
        assert_eq!(
            *info.try_borrow_data().unwrap(),
            *wanted.try_borrow_data().unwrap()
        );
        assert_eq!(
            (info.is_signer, info.is_writable, info.executable),
            (wanted.is_signer, wanted.is_writable, wanted.executable)
        );
    }
    look(infos);
    // Also what it has written into its input, and what `look` has changed, must be what the standard crate's does.
    look(&wanted);
    assert_eq!(ours.0, standard.0);
}

#[test]
fn no_account() {
    check(&[], &[], |_| ());
    check(&[], &[1, 2, 3], |_| ());
}

#[test]
fn data_of_any_length() {
    for len in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 165, 728, 10_241] {
        let accounts = [New(len), New(0), New(len + 1)];
        for data in [0, 1, 7, 8, 9, 300] {
            check(&accounts, &vec![5; data], |infos| {
                assert_eq!(
                    infos.iter().map(AccountInfo::data_len).collect::<Vec<_>>(),
                    [len, 0, len + 1]
                );
            });
        }
    }
}

#[test]
fn every_flag() {
    let accounts: Vec<_> = (0..8).map(|_| New(3)).collect();
    check(&accounts, &[], |infos| {
        for (place, info) in infos.iter().enumerate() {
            assert_eq!(info.is_signer, place & 1 != 0);
            assert_eq!(info.is_writable, place & 2 != 0);
            assert_eq!(info.executable, place & 4 != 0);
            assert_eq!(*info.key, Pubkey::new_from_array([place as u8; 32]));
            assert_eq!(info.lamports(), 1_000 + place as u64);
        }
    });
}

#[test]
fn a_duplicate_is_the_same_account() {
    let accounts = [New(5), Again(0), New(9), Again(2), Again(1), Again(3), New(1)];
    check(&accounts, &[8; 11], |infos| {
        for (duplicate, original) in [(1, 0), (3, 2), (4, 0), (5, 2)] {
            let [duplicate, original] = [&infos[duplicate], &infos[original]];
            assert_eq!(duplicate.key, original.key);
            **original.try_borrow_mut_lamports().unwrap() += 1;
            assert_eq!(duplicate.lamports(), original.lamports());
            duplicate.try_borrow_mut_data().unwrap()[4] ^= 0xff;
            assert_eq!(
                *duplicate.try_borrow_data().unwrap(),
                *original.try_borrow_data().unwrap()
            );
            let _held = original.try_borrow_mut_data().unwrap();
            assert!(duplicate.try_borrow_data().is_err());
        }
    });
}

#[test]
fn as_many_accounts_as_fit() {
    let accounts: Vec<_> = (0..MAX_ACCOUNTS).map(New).collect();
    check(&accounts, &[1], |infos| assert_eq!(infos[63].data_len(), 63));
    let accounts: Vec<_> = (0..MAX_ACCOUNTS as u8)
        .map(|place| if place == 0 { New(7) } else { Again(place - 1) })
        .collect();
    check(&accounts, &[1], |infos| assert_eq!(infos[63].key, infos[0].key));
}

// The standard crate finds the first length beside its reference to the key, which Miri refuses.
#[cfg_attr(miri, ignore)]
#[test]
fn an_account_can_grow_into_its_room_and_no_further() {
    check(&[New(13), Again(0), New(2)], &[4], |infos| {
        let account = &infos[1];
        account.resize(13 + MAX_PERMITTED_DATA_INCREASE).unwrap();
        assert_eq!(infos[0].data_len(), 13 + MAX_PERMITTED_DATA_INCREASE);
        account.try_borrow_mut_data().unwrap().fill(3);
        assert!(account.resize(13 + MAX_PERMITTED_DATA_INCREASE + 1).is_err());
        assert_eq!(*infos[2].try_borrow_data().unwrap(), [2, 3]);
    });
}

/// What the entry point answers.
fn enter(mut input: Input) -> u64 {
    // SAFETY: the input is laid out as the loader does.
    unsafe { entrypoint(input.pointer()) }
}

#[test]
fn more_accounts_than_fit_are_refused() {
    let refused = u64::from(ProgramError::InvalidArgument);
    for count in [MAX_ACCOUNTS + 1, 200] {
        let accounts: Vec<_> = (0..count).map(|_| New(0)).collect();
        assert_eq!(enter(Input::new(&accounts, &[])), refused);
    }
    let accounts: Vec<_> = (0..MAX_ACCOUNTS).map(|_| New(0)).collect();
    assert_ne!(enter(Input::new(&accounts, &[])), refused);
}

/// An input with one account at `key`, with these flags.
fn one_account(len: usize, data: &[u8], flags: u64, key: &Pubkey) -> Input {
    let mut input = Input::new(&[New(len)], data);
    input.0[1] = flags;
    for (word, bytes) in input.0[2..6].iter_mut().zip(key.to_bytes().chunks(8)) {
        *word = u64::from_ne_bytes(bytes.try_into().unwrap());
    }
    input
}

#[test]
fn only_the_authority_signed_and_alone_records_an_event() {
    const UNSIGNED: u64 = NON_DUP_MARKER as u64;
    const SIGNED: u64 = UNSIGNED | 1 << 8;
    let authority = &crate::EVENT_AUTHORITY_AND_BUMP.0;
    let tag = EVENT_IX_TAG.to_le_bytes();
    let event = [&tag[..], &[7; 40]].concat();
    let answer = |data, flags, key| enter(one_account(0, data, flags, key));
    assert_eq!(answer(&event, SIGNED, authority), SUCCESS);
    assert_eq!(answer(&tag, SIGNED, authority), SUCCESS);

    assert_ne!(answer(&event, UNSIGNED, authority), SUCCESS);
    assert_ne!(answer(&event, SIGNED, &PROGRAM), SUCCESS);
    assert_ne!(answer(&tag[..7], SIGNED, authority), SUCCESS);
    assert_ne!(answer(&[7; 48], SIGNED, authority), SUCCESS);

    // Data of the account that look like the event, at the place it would have after an account without data.
    let at = (size_of::<RuntimeAccount>() + MAX_PERMITTED_DATA_INCREASE) / 8 + 2;
    let mut forged = one_account(MAX_PERMITTED_DATA_INCREASE + 24, &[7; 48], SIGNED, authority);
    forged.0[at] = 48;
    forged.0[at + 1] = EVENT_IX_TAG;
    assert_ne!(enter(forged), SUCCESS);
}
