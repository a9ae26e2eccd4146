/**
 * Program IDL in camelCase format in order to be used in JS/TS.
 *
 * Note that this is only a type helper and is not the actual IDL. The original
 * IDL can be found at `target/idl/co_staking.json`.
 */
export type CoStaking = {
  "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L",
  "metadata": {
    "name": "coStaking",
    "version": "0.1.0",
    "spec": "0.1.0",
    "description": "Collaborative staking for devices: one owner, one co-staker per offer"
  },
  "instructions": [
    {
      "name": "acceptOffer",
      "docs": [
        "Accepts an offer on exactly the terms named here. The last is the largest number of base units by",
        "which the device may miss its minimum once all pending changes take effect."
      ],
      "discriminator": [
        227,
        82,
        234,
        131,
        1,
        18,
        48,
        2
      ],
      "accounts": [
        {
          "name": "coStaker",
          "docs": [
            "The wallet that accepts, and becomes the co-staker."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The co-staker's account, as the wallet's link names it."
          ],
          "writable": true
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ],
          "writable": true
        },
        {
          "name": "source",
          "docs": [
            "Token account that pays, which the co-staker may spend from."
          ],
          "writable": true
        },
        {
          "name": "stakeVault",
          "docs": [
            "The device's stake vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        },
        {
          "name": "shareBps",
          "type": "u16"
        },
        {
          "name": "waitSeconds",
          "type": "i64"
        },
        {
          "name": "cooldownSeconds",
          "type": "i64"
        },
        {
          "name": "createdAt",
          "type": "i64"
        },
        {
          "name": "maxShortfall",
          "type": "u64"
        }
      ]
    },
    {
      "name": "acceptRole",
      "docs": [
        "Takes a role that the admin nominated the caller for."
      ],
      "discriminator": [
        52,
        25,
        7,
        231,
        196,
        235,
        119,
        253
      ],
      "accounts": [
        {
          "name": "nominee",
          "docs": [
            "The wallet that was nominated."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "role",
          "type": {
            "defined": {
              "name": "role"
            }
          }
        }
      ]
    },
    {
      "name": "appealAsCoStaker",
      "docs": [
        "Appeals a slash case that hits your co-stake."
      ],
      "discriminator": [
        16,
        182,
        93,
        235,
        242,
        159,
        107,
        62
      ],
      "accounts": [
        {
          "name": "coStaker",
          "docs": [
            "The co-staker."
          ],
          "signer": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ]
        },
        {
          "name": "slashCase",
          "docs": [
            "The slash case."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "appealAsOwner",
      "docs": [
        "Appeals a slash case of your device."
      ],
      "discriminator": [
        188,
        49,
        45,
        218,
        168,
        22,
        0,
        158
      ],
      "accounts": [
        {
          "name": "owner",
          "docs": [
            "The device's owner."
          ],
          "signer": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "relations": [
            "slashCase"
          ]
        },
        {
          "name": "slashCase",
          "docs": [
            "The slash case."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "attestParticipant",
      "docs": [
        "Attests a self-opened account."
      ],
      "discriminator": [
        150,
        104,
        31,
        221,
        11,
        206,
        105,
        139
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The account of the person or company."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "claimCoStakeRewards",
      "docs": [
        "Pays a co-stake's rewards to its co-staker."
      ],
      "discriminator": [
        169,
        3,
        108,
        154,
        184,
        67,
        166,
        231
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ],
          "writable": true
        },
        {
          "name": "rewardVault",
          "docs": [
            "The device's reward vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "destination",
          "docs": [
            "Token account that is paid: the co-staker's associated one, or any that the co-staker names as the caller."
          ],
          "writable": true
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "destinationBump",
          "type": "u8"
        }
      ]
    },
    {
      "name": "claimOwnerRewards",
      "docs": [
        "Pays the owner's rewards of a device."
      ],
      "discriminator": [
        218,
        244,
        213,
        126,
        107,
        185,
        73,
        179
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "rewardVault",
          "docs": [
            "The device's reward vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "destination",
          "docs": [
            "Token account that is paid: the owner's associated one, or any that the owner names as the caller."
          ],
          "writable": true
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "destinationBump",
          "type": "u8"
        }
      ]
    },
    {
      "name": "closeDevice",
      "docs": [
        "Closes a terminated device that owes nothing, and its vaults."
      ],
      "discriminator": [
        156,
        69,
        71,
        242,
        206,
        207,
        38,
        134
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the rent of the device and its vaults, and gets it back."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "stakeVault",
          "docs": [
            "The device's stake vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "rewardVault",
          "docs": [
            "The device's reward vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "mint",
          "docs": [
            "The stake mint."
          ],
          "writable": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "closeEmptyParticipant",
      "docs": [
        "Closes an account without wallets."
      ],
      "discriminator": [
        118,
        252,
        204,
        145,
        9,
        25,
        218,
        133
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The account of the person or company."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the account's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "participant"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "closeExpiredOffer",
      "docs": [
        "Closes an open offer that has expired or whose device is terminated."
      ],
      "discriminator": [
        174,
        202,
        24,
        79,
        174,
        99,
        110,
        236
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the offer's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "closeOffer",
      "docs": [
        "Closes the account of a withdrawn co-stake whose rewards were claimed."
      ],
      "discriminator": [
        191,
        72,
        67,
        35,
        239,
        209,
        97,
        132
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the offer's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "closeParticipant",
      "docs": [
        "The only wallet of an account without claims closes the account."
      ],
      "discriminator": [
        192,
        162,
        92,
        5,
        148,
        191,
        207,
        151
      ],
      "accounts": [
        {
          "name": "wallet",
          "docs": [
            "The account's only wallet."
          ],
          "signer": true,
          "relations": [
            "walletLink"
          ]
        },
        {
          "name": "participant",
          "docs": [
            "The account that is closed."
          ],
          "writable": true,
          "relations": [
            "walletLink"
          ]
        },
        {
          "name": "walletLink",
          "docs": [
            "The link between the wallet and its account."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  119,
                  97,
                  108,
                  108,
                  101,
                  116
                ]
              },
              {
                "kind": "account",
                "path": "wallet"
              }
            ]
          }
        },
        {
          "name": "participantRentPayer",
          "docs": [
            "Who paid the account's rent, and gets it back."
          ],
          "writable": true
        },
        {
          "name": "linkRentPayer",
          "docs": [
            "Who paid the link's rent, and gets it back."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "createOffer",
      "docs": [
        "Offers a reward share (basis points) for stake (base units). The nonce is the device's next one."
      ],
      "discriminator": [
        237,
        233,
        192,
        168,
        248,
        7,
        249,
        241
      ],
      "accounts": [
        {
          "name": "owner",
          "docs": [
            "The device's owner; pays the rent."
          ],
          "writable": true,
          "signer": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "offer",
          "docs": [
            "The offer that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  111,
                  102,
                  102,
                  101,
                  114
                ]
              },
              {
                "kind": "account",
                "path": "device"
              },
              {
                "kind": "arg",
                "path": "nonce"
              }
            ]
          }
        },
        {
          "name": "systemProgram",
          "docs": [
            "The system program."
          ],
          "address": "11111111111111111111111111111111"
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "nonce",
          "type": "u32"
        },
        {
          "name": "bump",
          "type": "u8"
        },
        {
          "name": "amount",
          "type": "u64"
        },
        {
          "name": "shareBps",
          "type": "u16"
        },
        {
          "name": "expiresAt",
          "type": "i64"
        },
        {
          "name": "counterparty",
          "type": "pubkey"
        }
      ]
    },
    {
      "name": "createParticipant",
      "docs": [
        "Opens an attested account under an id that the registrar chose."
      ],
      "discriminator": [
        172,
        5,
        38,
        156,
        234,
        116,
        224,
        250
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar; pays the rent."
          ],
          "writable": true,
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The account that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  112,
                  97,
                  114,
                  116,
                  105,
                  99,
                  105,
                  112,
                  97,
                  110,
                  116
                ]
              },
              {
                "kind": "arg",
                "path": "id"
              }
            ]
          }
        },
        {
          "name": "systemProgram",
          "docs": [
            "The system program."
          ],
          "address": "11111111111111111111111111111111"
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "id",
          "type": {
            "array": [
              "u8",
              32
            ]
          }
        },
        {
          "name": "bump",
          "type": "u8"
        }
      ]
    },
    {
      "name": "dismissCase",
      "docs": [
        "Decides an appealed case for the appellant, or takes an upheld decision back: it may be released."
      ],
      "discriminator": [
        98,
        130,
        70,
        40,
        15,
        229,
        154,
        225
      ],
      "accounts": [
        {
          "name": "arbiter",
          "docs": [
            "The arbiter."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "slashCase",
          "docs": [
            "The slash case."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "executeCase",
      "docs": [
        "Burns what a slash case has frozen, once its appeal window is over and it was upheld or not appealed."
      ],
      "discriminator": [
        193,
        137,
        28,
        13,
        205,
        236,
        73,
        9
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "slashCase"
          ]
        },
        {
          "name": "slashCase",
          "docs": [
            "The slash case."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the case's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "slashCase"
          ]
        },
        {
          "name": "stakeVault",
          "docs": [
            "The device's stake vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "rewardVault",
          "docs": [
            "The device's reward vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "mint",
          "docs": [
            "The stake mint."
          ],
          "writable": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "giveNotice",
      "docs": [
        "Gives notice of leaving, which bounds how long a hire can hold the owner back."
      ],
      "discriminator": [
        71,
        20,
        28,
        60,
        228,
        96,
        157,
        47
      ],
      "accounts": [
        {
          "name": "owner",
          "docs": [
            "The device's owner."
          ],
          "signer": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "initialize",
      "docs": [
        "Creates the configuration with the product's numbers; the caller becomes the admin. The spare admin",
        "(the empty address for none) is nominated as one that has matured."
      ],
      "discriminator": [
        175,
        175,
        109,
        31,
        13,
        152,
        155,
        237
      ],
      "accounts": [
        {
          "name": "authority",
          "docs": [
            "The program's upgrade authority; becomes the admin and pays the rent."
          ],
          "writable": true,
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "mint",
          "docs": [
            "Classic SPL Token, or Token-2022 with allow-listed extensions."
          ]
        },
        {
          "name": "coStakingProgram",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        },
        {
          "name": "programData",
          "docs": [
            "The program's data account, which names its upgrade authority."
          ]
        },
        {
          "name": "systemProgram",
          "docs": [
            "The system program."
          ],
          "address": "11111111111111111111111111111111"
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "registrar",
          "type": "pubkey"
        },
        {
          "name": "rewardAuthority",
          "type": "pubkey"
        },
        {
          "name": "slasher",
          "type": "pubkey"
        },
        {
          "name": "arbiter",
          "type": "pubkey"
        },
        {
          "name": "pauser",
          "type": "pubkey"
        },
        {
          "name": "spareAdmin",
          "type": "pubkey"
        }
      ]
    },
    {
      "name": "linkWallet",
      "docs": [
        "Adds a wallet to an attested account; the wallet signs too."
      ],
      "discriminator": [
        86,
        92,
        31,
        146,
        228,
        51,
        209,
        230
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar; pays the rent."
          ],
          "writable": true,
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "wallet",
          "docs": [
            "The wallet."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The account of the person or company."
          ],
          "writable": true
        },
        {
          "name": "walletLink",
          "docs": [
            "The link that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  119,
                  97,
                  108,
                  108,
                  101,
                  116
                ]
              },
              {
                "kind": "account",
                "path": "wallet"
              }
            ]
          }
        },
        {
          "name": "systemProgram",
          "docs": [
            "The system program."
          ],
          "address": "11111111111111111111111111111111"
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "nominateRole",
      "docs": [
        "Nominates the next holder of a role."
      ],
      "discriminator": [
        212,
        195,
        75,
        137,
        172,
        212,
        236,
        74
      ],
      "accounts": [
        {
          "name": "admin",
          "docs": [
            "The admin."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "role",
          "type": {
            "defined": {
              "name": "role"
            }
          }
        },
        {
          "name": "nominee",
          "type": "pubkey"
        }
      ]
    },
    {
      "name": "openCase",
      "docs": [
        "Opens a slash case: reason, hash of the evidence, second of the infraction, basis points",
        "of the stake and of the unclaimed rewards. The number is the device's next one."
      ],
      "discriminator": [
        249,
        236,
        95,
        19,
        245,
        178,
        92,
        13
      ],
      "accounts": [
        {
          "name": "slasher",
          "docs": [
            "The slasher; pays the rent."
          ],
          "writable": true,
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "slashCase",
          "docs": [
            "The case that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  115,
                  108,
                  97,
                  115,
                  104
                ]
              },
              {
                "kind": "account",
                "path": "device"
              },
              {
                "kind": "arg",
                "path": "number"
              }
            ]
          }
        },
        {
          "name": "systemProgram",
          "docs": [
            "The system program."
          ],
          "address": "11111111111111111111111111111111"
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "number",
          "type": "u32"
        },
        {
          "name": "reason",
          "type": {
            "defined": {
              "name": "slashReason"
            }
          }
        },
        {
          "name": "evidenceHash",
          "type": {
            "array": [
              "u8",
              32
            ]
          }
        },
        {
          "name": "infractionAt",
          "type": "i64"
        },
        {
          "name": "stakeBps",
          "type": "u16"
        },
        {
          "name": "rewardsBps",
          "type": "u16"
        }
      ]
    },
    {
      "name": "openParticipant",
      "docs": [
        "Opens the account of the calling wallet."
      ],
      "discriminator": [
        85,
        130,
        38,
        105,
        153,
        191,
        151,
        249
      ],
      "accounts": [
        {
          "name": "wallet",
          "docs": [
            "The wallet; pays the rent."
          ],
          "writable": true,
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The account that is opened; its id is the wallet."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  112,
                  97,
                  114,
                  116,
                  105,
                  99,
                  105,
                  112,
                  97,
                  110,
                  116
                ]
              },
              {
                "kind": "account",
                "path": "wallet"
              }
            ]
          }
        },
        {
          "name": "walletLink",
          "docs": [
            "The link that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  119,
                  97,
                  108,
                  108,
                  101,
                  116
                ]
              },
              {
                "kind": "account",
                "path": "wallet"
              }
            ]
          }
        },
        {
          "name": "systemProgram",
          "docs": [
            "The system program."
          ],
          "address": "11111111111111111111111111111111"
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "bump",
          "type": "u8"
        }
      ]
    },
    {
      "name": "pauseEntries",
      "docs": [
        "Pauses entries for so many seconds, 7 days at most."
      ],
      "discriminator": [
        58,
        74,
        132,
        36,
        44,
        113,
        92,
        146
      ],
      "accounts": [
        {
          "name": "pauser",
          "docs": [
            "The pauser."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "seconds",
          "type": "i64"
        }
      ]
    },
    {
      "name": "postRewards",
      "docs": [
        "Posts the rewards of a device for one block, base units."
      ],
      "discriminator": [
        54,
        160,
        23,
        227,
        59,
        59,
        71,
        40
      ],
      "accounts": [
        {
          "name": "rewardAuthority",
          "docs": [
            "The reward authority."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "source",
          "docs": [
            "Token account that pays, which the reward authority may spend from."
          ],
          "writable": true
        },
        {
          "name": "rewardVault",
          "docs": [
            "The device's reward vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "block",
          "type": "u64"
        },
        {
          "name": "amount",
          "type": "u64"
        }
      ]
    },
    {
      "name": "registerDevice",
      "docs": [
        "Registers a device: UUID, model (UTF-8, zero-padded), cards, multiplier in basis points, tier."
      ],
      "discriminator": [
        210,
        151,
        56,
        68,
        22,
        158,
        90,
        193
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar; pays the rent."
          ],
          "writable": true,
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "owner",
          "docs": [
            "The wallet that will stake for the device."
          ]
        },
        {
          "name": "participant",
          "docs": [
            "The owner's account."
          ]
        },
        {
          "name": "device",
          "docs": [
            "The device that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  100,
                  101,
                  118,
                  105,
                  99,
                  101
                ]
              },
              {
                "kind": "arg",
                "path": "id"
              }
            ]
          }
        },
        {
          "name": "stakeVault",
          "docs": [
            "The stake vault that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  115,
                  116,
                  97,
                  107,
                  101,
                  45,
                  118,
                  97,
                  117,
                  108,
                  116
                ]
              },
              {
                "kind": "account",
                "path": "device"
              }
            ]
          }
        },
        {
          "name": "rewardVault",
          "docs": [
            "The reward vault that is created."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  114,
                  101,
                  119,
                  97,
                  114,
                  100,
                  45,
                  118,
                  97,
                  117,
                  108,
                  116
                ]
              },
              {
                "kind": "account",
                "path": "device"
              }
            ]
          }
        },
        {
          "name": "mint",
          "docs": [
            "The stake mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "systemProgram",
          "docs": [
            "The system program."
          ],
          "address": "11111111111111111111111111111111"
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "id",
          "type": {
            "array": [
              "u8",
              16
            ]
          }
        },
        {
          "name": "model",
          "type": {
            "array": [
              "u8",
              32
            ]
          }
        },
        {
          "name": "cards",
          "type": "u16"
        },
        {
          "name": "multiplierBps",
          "type": "u32"
        },
        {
          "name": "tier",
          "type": "u8"
        },
        {
          "name": "deviceBump",
          "type": "u8"
        },
        {
          "name": "stakeVaultBump",
          "type": "u8"
        },
        {
          "name": "rewardVaultBump",
          "type": "u8"
        }
      ]
    },
    {
      "name": "releaseCase",
      "docs": [
        "Releases what a slash case has frozen, once it was dismissed or the arbiter stayed silent."
      ],
      "discriminator": [
        195,
        120,
        150,
        93,
        14,
        15,
        218,
        235
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "slashCase"
          ]
        },
        {
          "name": "slashCase",
          "docs": [
            "The slash case."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the case's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "slashCase"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "reportDevice",
      "docs": [
        "Reports status, hired flag (unix second, zero for none), score and its parts (percent or 255)."
      ],
      "discriminator": [
        44,
        88,
        59,
        205,
        93,
        167,
        90,
        24
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "status",
          "type": {
            "defined": {
              "name": "deviceStatus"
            }
          }
        },
        {
          "name": "hiredUntil",
          "type": "i64"
        },
        {
          "name": "score",
          "type": "u8"
        },
        {
          "name": "parts",
          "type": {
            "array": [
              "u8",
              5
            ]
          }
        }
      ]
    },
    {
      "name": "retractOffer",
      "docs": [
        "Takes back an offer that no one has accepted."
      ],
      "discriminator": [
        90,
        183,
        215,
        113,
        207,
        125,
        181,
        255
      ],
      "accounts": [
        {
          "name": "owner",
          "docs": [
            "The device's owner."
          ],
          "signer": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the offer's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "revokeAttestation",
      "docs": [
        "Takes an attestation back; live claims stay."
      ],
      "discriminator": [
        12,
        156,
        103,
        161,
        194,
        246,
        211,
        179
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The account of the person or company."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "setSlashTerm",
      "docs": [
        "Sets one slash term: 0 owner's cap, 1 co-stakers' cap (basis points), 2 appeal window (seconds)."
      ],
      "discriminator": [
        61,
        206,
        86,
        55,
        228,
        191,
        21,
        53
      ],
      "accounts": [
        {
          "name": "admin",
          "docs": [
            "The admin."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "term",
          "type": {
            "defined": {
              "name": "slashTerm"
            }
          }
        },
        {
          "name": "value",
          "type": "u64"
        }
      ]
    },
    {
      "name": "stake",
      "docs": [
        "Stakes or tops up, base units."
      ],
      "discriminator": [
        206,
        176,
        202,
        18,
        200,
        209,
        179,
        108
      ],
      "accounts": [
        {
          "name": "owner",
          "docs": [
            "The device's owner."
          ],
          "signer": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "source",
          "docs": [
            "Token account that pays, which the owner may spend from."
          ],
          "writable": true
        },
        {
          "name": "stakeVault",
          "docs": [
            "The device's stake vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        }
      ]
    },
    {
      "name": "terminateDevice",
      "docs": [
        "Terminates a device permanently; its owner may call this too."
      ],
      "discriminator": [
        170,
        228,
        64,
        121,
        209,
        5,
        117,
        200
      ],
      "accounts": [
        {
          "name": "authority",
          "docs": [
            "The device's owner or the registrar."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "unlinkWallet",
      "docs": [
        "Takes a wallet out of an account without claims; the wallet signs too."
      ],
      "discriminator": [
        220,
        121,
        97,
        13,
        193,
        137,
        209,
        159
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "wallet",
          "docs": [
            "The wallet."
          ],
          "signer": true,
          "relations": [
            "walletLink"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "participant",
          "docs": [
            "The account of the person or company."
          ],
          "writable": true,
          "relations": [
            "walletLink"
          ]
        },
        {
          "name": "walletLink",
          "docs": [
            "The link between the wallet and its account."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  119,
                  97,
                  108,
                  108,
                  101,
                  116
                ]
              },
              {
                "kind": "account",
                "path": "wallet"
              }
            ]
          }
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the link's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "walletLink"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "unpauseEntries",
      "docs": [
        "Ends a running pause."
      ],
      "discriminator": [
        140,
        178,
        241,
        107,
        174,
        142,
        123,
        218
      ],
      "accounts": [
        {
          "name": "pauser",
          "docs": [
            "The pauser."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "unstakeCoStake",
      "docs": [
        "Starts a co-staker's exit; once more on a terminated device, ends its wait."
      ],
      "discriminator": [
        142,
        68,
        27,
        219,
        50,
        138,
        102,
        178
      ],
      "accounts": [
        {
          "name": "coStaker",
          "docs": [
            "The co-staker."
          ],
          "signer": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "unstakeOwnerStake",
      "docs": [
        "Puts the owner's whole stake into cooldown, and with it every co-stake that is not free yet."
      ],
      "discriminator": [
        149,
        115,
        77,
        220,
        161,
        0,
        164,
        182
      ],
      "accounts": [
        {
          "name": "owner",
          "docs": [
            "The device's owner."
          ],
          "signer": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "updateParameters",
      "docs": [
        "Sets all parameters at once: base units, seconds."
      ],
      "discriminator": [
        116,
        107,
        24,
        207,
        101,
        49,
        213,
        77
      ],
      "accounts": [
        {
          "name": "admin",
          "docs": [
            "The admin."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "baseStakePerCard",
          "type": "u64"
        },
        {
          "name": "waitSeconds",
          "type": "i64"
        },
        {
          "name": "cooldownSeconds",
          "type": "i64"
        },
        {
          "name": "arbiterSeconds",
          "type": "i64"
        },
        {
          "name": "requirementNoticeSeconds",
          "type": "i64"
        },
        {
          "name": "maxClaims",
          "type": "u8"
        },
        {
          "name": "attestationRequired",
          "type": "u8"
        }
      ]
    },
    {
      "name": "updateRequirement",
      "docs": [
        "Updates a device's hardware: more stake is needed after the notice, less at once."
      ],
      "discriminator": [
        204,
        139,
        84,
        128,
        162,
        187,
        215,
        164
      ],
      "accounts": [
        {
          "name": "registrar",
          "docs": [
            "The registrar."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "cards",
          "type": "u16"
        },
        {
          "name": "multiplierBps",
          "type": "u32"
        }
      ]
    },
    {
      "name": "upholdCase",
      "docs": [
        "Decides an appealed case against the appellant: it may be executed once the appeal window is over."
      ],
      "discriminator": [
        44,
        170,
        112,
        80,
        5,
        127,
        209,
        83
      ],
      "accounts": [
        {
          "name": "arbiter",
          "docs": [
            "The arbiter."
          ],
          "signer": true,
          "relations": [
            "config"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "slashCase",
          "docs": [
            "The slash case."
          ],
          "writable": true
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "vacateRole",
      "docs": [
        "Vacates a role (numbers as in `nominate_role`): the admin any but its own, slasher and arbiter theirs."
      ],
      "discriminator": [
        133,
        179,
        31,
        222,
        144,
        102,
        119,
        65
      ],
      "accounts": [
        {
          "name": "authority",
          "docs": [
            "The admin, or the holder of the slasher's or arbiter's role."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "writable": true,
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "role",
          "type": {
            "defined": {
              "name": "role"
            }
          }
        }
      ]
    },
    {
      "name": "withdrawCase",
      "docs": [
        "Withdraws an open case: what it has frozen is released at once. While there is no slasher, the admin",
        "may."
      ],
      "discriminator": [
        193,
        96,
        45,
        169,
        171,
        132,
        63,
        185
      ],
      "accounts": [
        {
          "name": "authority",
          "docs": [
            "The slasher; the admin while there is none."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "slashCase"
          ]
        },
        {
          "name": "slashCase",
          "docs": [
            "The slash case."
          ],
          "writable": true
        },
        {
          "name": "rentPayer",
          "docs": [
            "Who paid the case's rent, and gets it back."
          ],
          "writable": true,
          "relations": [
            "slashCase"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": []
    },
    {
      "name": "withdrawCoStake",
      "docs": [
        "Pays a co-stake back to its co-staker after the cooldown."
      ],
      "discriminator": [
        153,
        77,
        145,
        23,
        69,
        12,
        247,
        93
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "offer",
          "docs": [
            "The offer."
          ],
          "writable": true
        },
        {
          "name": "participant",
          "docs": [
            "The co-staker's account, whose claim ends."
          ],
          "writable": true,
          "relations": [
            "offer"
          ]
        },
        {
          "name": "stakeVault",
          "docs": [
            "The device's stake vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "destination",
          "docs": [
            "Token account that is paid: the co-staker's associated one, or any that the co-staker names as the caller."
          ],
          "writable": true
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "destinationBump",
          "type": "u8"
        }
      ]
    },
    {
      "name": "withdrawOverflow",
      "docs": [
        "Takes out stake that the device does not need, base units."
      ],
      "discriminator": [
        98,
        70,
        196,
        111,
        8,
        163,
        196,
        65
      ],
      "accounts": [
        {
          "name": "owner",
          "docs": [
            "The device's owner."
          ],
          "signer": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "stakeVault",
          "docs": [
            "The device's stake vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "destination",
          "docs": [
            "Token account that is paid."
          ],
          "writable": true
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        }
      ]
    },
    {
      "name": "withdrawOwnerStake",
      "docs": [
        "Pays the owner's stake back after the cooldown."
      ],
      "discriminator": [
        31,
        125,
        201,
        95,
        104,
        210,
        79,
        10
      ],
      "accounts": [
        {
          "name": "caller",
          "docs": [
            "Any wallet."
          ],
          "signer": true
        },
        {
          "name": "config",
          "docs": [
            "The configuration."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  99,
                  111,
                  110,
                  102,
                  105,
                  103
                ]
              }
            ]
          }
        },
        {
          "name": "device",
          "docs": [
            "The device."
          ],
          "writable": true
        },
        {
          "name": "stakeVault",
          "docs": [
            "The device's stake vault."
          ],
          "writable": true,
          "relations": [
            "device"
          ]
        },
        {
          "name": "destination",
          "docs": [
            "Token account that is paid: the owner's associated one, or any that the owner names as the caller."
          ],
          "writable": true
        },
        {
          "name": "tokenProgram",
          "docs": [
            "Token program of the mint."
          ],
          "relations": [
            "config"
          ]
        },
        {
          "name": "eventAuthority",
          "docs": [
            "Signs the program's call of itself that records the event."
          ],
          "pda": {
            "seeds": [
              {
                "kind": "const",
                "value": [
                  95,
                  95,
                  101,
                  118,
                  101,
                  110,
                  116,
                  95,
                  97,
                  117,
                  116,
                  104,
                  111,
                  114,
                  105,
                  116,
                  121
                ]
              }
            ]
          }
        },
        {
          "name": "program",
          "docs": [
            "This program."
          ],
          "address": "CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L"
        }
      ],
      "args": [
        {
          "name": "destinationBump",
          "type": "u8"
        }
      ]
    }
  ],
  "accounts": [
    {
      "name": "config",
      "discriminator": [
        155,
        12,
        170,
        224,
        30,
        250,
        204,
        130
      ]
    },
    {
      "name": "device",
      "discriminator": [
        153,
        248,
        23,
        39,
        83,
        45,
        68,
        128
      ]
    },
    {
      "name": "offer",
      "discriminator": [
        215,
        88,
        60,
        71,
        170,
        162,
        73,
        229
      ]
    },
    {
      "name": "participant",
      "discriminator": [
        32,
        142,
        108,
        79,
        247,
        179,
        54,
        6
      ]
    },
    {
      "name": "slashCase",
      "discriminator": [
        208,
        69,
        223,
        189,
        133,
        168,
        35,
        50
      ]
    },
    {
      "name": "walletLink",
      "discriminator": [
        87,
        109,
        25,
        51,
        3,
        191,
        163,
        206
      ]
    }
  ],
  "events": [
    {
      "name": "attestationRevoked",
      "discriminator": [
        47,
        106,
        65,
        238,
        200,
        127,
        163,
        50
      ]
    },
    {
      "name": "caseAppealed",
      "discriminator": [
        40,
        7,
        11,
        107,
        20,
        198,
        16,
        223
      ]
    },
    {
      "name": "caseDecided",
      "discriminator": [
        141,
        49,
        224,
        4,
        8,
        15,
        233,
        171
      ]
    },
    {
      "name": "caseEnded",
      "discriminator": [
        19,
        217,
        223,
        78,
        208,
        222,
        112,
        251
      ]
    },
    {
      "name": "caseOpened",
      "discriminator": [
        245,
        105,
        188,
        107,
        134,
        28,
        213,
        139
      ]
    },
    {
      "name": "coStakeClosed",
      "discriminator": [
        202,
        118,
        178,
        213,
        76,
        251,
        94,
        98
      ]
    },
    {
      "name": "coStakeRewardsClaimed",
      "discriminator": [
        103,
        178,
        143,
        90,
        66,
        28,
        135,
        94
      ]
    },
    {
      "name": "coStakeUnstaked",
      "discriminator": [
        143,
        112,
        40,
        126,
        47,
        34,
        250,
        221
      ]
    },
    {
      "name": "coStakeWithdrawn",
      "discriminator": [
        169,
        223,
        120,
        185,
        48,
        222,
        183,
        203
      ]
    },
    {
      "name": "configInitialized",
      "discriminator": [
        181,
        49,
        200,
        156,
        19,
        167,
        178,
        91
      ]
    },
    {
      "name": "deviceClosed",
      "discriminator": [
        47,
        29,
        126,
        132,
        37,
        146,
        29,
        62
      ]
    },
    {
      "name": "deviceRegistered",
      "discriminator": [
        221,
        90,
        2,
        153,
        72,
        98,
        71,
        181
      ]
    },
    {
      "name": "deviceReported",
      "discriminator": [
        95,
        109,
        44,
        36,
        90,
        193,
        221,
        122
      ]
    },
    {
      "name": "deviceTerminated",
      "discriminator": [
        17,
        224,
        209,
        42,
        140,
        163,
        139,
        65
      ]
    },
    {
      "name": "entriesPaused",
      "discriminator": [
        24,
        139,
        98,
        170,
        54,
        152,
        228,
        101
      ]
    },
    {
      "name": "entriesUnpaused",
      "discriminator": [
        36,
        81,
        205,
        39,
        172,
        101,
        155,
        50
      ]
    },
    {
      "name": "noticeGiven",
      "discriminator": [
        137,
        21,
        81,
        81,
        98,
        103,
        145,
        86
      ]
    },
    {
      "name": "offerAccepted",
      "discriminator": [
        81,
        238,
        238,
        115,
        140,
        18,
        8,
        20
      ]
    },
    {
      "name": "offerClosed",
      "discriminator": [
        237,
        38,
        102,
        204,
        165,
        180,
        177,
        164
      ]
    },
    {
      "name": "offerCreated",
      "discriminator": [
        31,
        236,
        215,
        144,
        75,
        45,
        157,
        87
      ]
    },
    {
      "name": "overflowWithdrawn",
      "discriminator": [
        206,
        161,
        76,
        208,
        46,
        76,
        74,
        176
      ]
    },
    {
      "name": "ownerRewardsClaimed",
      "discriminator": [
        35,
        2,
        221,
        124,
        169,
        231,
        69,
        250
      ]
    },
    {
      "name": "ownerStakeWithdrawn",
      "discriminator": [
        99,
        156,
        29,
        244,
        181,
        133,
        67,
        129
      ]
    },
    {
      "name": "ownerStaked",
      "discriminator": [
        59,
        76,
        38,
        36,
        16,
        171,
        45,
        36
      ]
    },
    {
      "name": "ownerUnstaked",
      "discriminator": [
        194,
        1,
        92,
        194,
        224,
        206,
        34,
        71
      ]
    },
    {
      "name": "parametersUpdated",
      "discriminator": [
        231,
        142,
        26,
        97,
        203,
        112,
        175,
        79
      ]
    },
    {
      "name": "participantAttested",
      "discriminator": [
        32,
        233,
        90,
        149,
        158,
        88,
        181,
        192
      ]
    },
    {
      "name": "participantClosed",
      "discriminator": [
        62,
        49,
        218,
        252,
        40,
        130,
        68,
        71
      ]
    },
    {
      "name": "participantOpened",
      "discriminator": [
        54,
        25,
        201,
        44,
        22,
        242,
        43,
        26
      ]
    },
    {
      "name": "requirementUpdated",
      "discriminator": [
        196,
        88,
        118,
        97,
        224,
        37,
        252,
        92
      ]
    },
    {
      "name": "rewardsPosted",
      "discriminator": [
        122,
        90,
        96,
        57,
        177,
        42,
        62,
        209
      ]
    },
    {
      "name": "roleAccepted",
      "discriminator": [
        130,
        219,
        17,
        167,
        202,
        238,
        104,
        50
      ]
    },
    {
      "name": "roleNominated",
      "discriminator": [
        235,
        144,
        249,
        197,
        126,
        71,
        224,
        192
      ]
    },
    {
      "name": "roleVacated",
      "discriminator": [
        189,
        250,
        57,
        16,
        186,
        213,
        200,
        194
      ]
    },
    {
      "name": "slashTermSet",
      "discriminator": [
        143,
        110,
        139,
        115,
        80,
        27,
        71,
        95
      ]
    },
    {
      "name": "walletLinked",
      "discriminator": [
        117,
        31,
        117,
        13,
        216,
        212,
        63,
        33
      ]
    },
    {
      "name": "walletUnlinked",
      "discriminator": [
        119,
        49,
        135,
        170,
        51,
        197,
        192,
        174
      ]
    }
  ],
  "errors": [
    {
      "code": 6000,
      "name": "notUpgradeAuthority",
      "msg": "only the program's upgrade authority may initialise the program"
    },
    {
      "code": 6001,
      "name": "notAdmin",
      "msg": "only the admin may do this"
    },
    {
      "code": 6002,
      "name": "notRegistrar",
      "msg": "only the registrar may do this"
    },
    {
      "code": 6003,
      "name": "notRewardAuthority",
      "msg": "only the reward authority may do this"
    },
    {
      "code": 6004,
      "name": "notSlasher",
      "msg": "only the slasher may do this"
    },
    {
      "code": 6005,
      "name": "notArbiter",
      "msg": "only the arbiter may do this"
    },
    {
      "code": 6006,
      "name": "notPauser",
      "msg": "only the pauser may do this"
    },
    {
      "code": 6007,
      "name": "notNominee",
      "msg": "only the wallet that was nominated for the role may accept it"
    },
    {
      "code": 6008,
      "name": "notDeviceOwner",
      "msg": "only the device's owner may do this, from the wallet the device is registered to"
    },
    {
      "code": 6009,
      "name": "notOwnerNorRegistrar",
      "msg": "only the device's owner or the registrar may terminate the device"
    },
    {
      "code": 6010,
      "name": "notCoStaker",
      "msg": "only the wallet that accepted the offer may do this"
    },
    {
      "code": 6011,
      "name": "walletNotOfAccount",
      "msg": "this wallet does not belong to the account that was passed"
    },
    {
      "code": 6012,
      "name": "wrongProgramData",
      "msg": "the program data account does not belong to this program"
    },
    {
      "code": 6013,
      "name": "wrongMint",
      "msg": "this is not the stake mint"
    },
    {
      "code": 6014,
      "name": "wrongTokenProgram",
      "msg": "this is not the token program of the stake mint"
    },
    {
      "code": 6015,
      "name": "wrongVault",
      "msg": "this vault does not belong to the device"
    },
    {
      "code": 6016,
      "name": "wrongDevice",
      "msg": "this account does not belong to the device"
    },
    {
      "code": 6017,
      "name": "wrongParticipant",
      "msg": "this account is not the one the record names"
    },
    {
      "code": 6018,
      "name": "wrongRentPayer",
      "msg": "rent goes back to the wallet that paid it; this is a different wallet"
    },
    {
      "code": 6019,
      "name": "wrongWallet",
      "msg": "this is not the wallet that the record names"
    },
    {
      "code": 6020,
      "name": "wrongDestination",
      "msg": "the money can only go to a token account of the recorded wallet"
    },
    {
      "code": 6021,
      "name": "notAssociatedAccount",
      "msg": "when another wallet sends this, the money can only go to the recorded wallet's associated token account"
    },
    {
      "code": 6022,
      "name": "zeroAmount",
      "msg": "the amount must be greater than zero"
    },
    {
      "code": 6023,
      "name": "emptyRole",
      "msg": "a role cannot be given to the empty address"
    },
    {
      "code": 6024,
      "name": "badRole",
      "msg": "this role does not exist"
    },
    {
      "code": 6025,
      "name": "sameSlasherAndArbiter",
      "msg": "slasher and arbiter must be two different keys"
    },
    {
      "code": 6026,
      "name": "tooManyDecimals",
      "msg": "the stake mint has too many decimals"
    },
    {
      "code": 6027,
      "name": "nativeMint",
      "msg": "wrapped SOL cannot be the stake mint: it cannot be burned"
    },
    {
      "code": 6028,
      "name": "forbiddenMintExtension",
      "msg": "the stake mint carries a token extension that is not on the allow-list"
    },
    {
      "code": 6029,
      "name": "baseStakeOutOfBounds",
      "msg": "the base stake per card is out of bounds"
    },
    {
      "code": 6030,
      "name": "periodOutOfBounds",
      "msg": "a period is out of its bounds"
    },
    {
      "code": 6031,
      "name": "slashCapOutOfBounds",
      "msg": "the slash cap may be 50 % at most"
    },
    {
      "code": 6032,
      "name": "claimsOutOfBounds",
      "msg": "the number of claims of an account is out of bounds"
    },
    {
      "code": 6033,
      "name": "badSwitch",
      "msg": "a switch is 0 or 1"
    },
    {
      "code": 6034,
      "name": "pauseOutOfBounds",
      "msg": "a pause lasts at least one second and 7 days at most"
    },
    {
      "code": 6035,
      "name": "badCards",
      "msg": "the number of cards is out of range"
    },
    {
      "code": 6036,
      "name": "badMultiplier",
      "msg": "the earning multiplier is out of range"
    },
    {
      "code": 6037,
      "name": "badStatus",
      "msg": "this device status does not exist or cannot be reported"
    },
    {
      "code": 6038,
      "name": "badScore",
      "msg": "the reliability score is a whole percent from 0 to 100, or 255 while unknown"
    },
    {
      "code": 6039,
      "name": "hiredTooFarAhead",
      "msg": "a device can be marked as hired at most 48 hours ahead"
    },
    {
      "code": 6040,
      "name": "shareOutOfRange",
      "msg": "the reward share must be between 5 % and 100 %"
    },
    {
      "code": 6041,
      "name": "expiryInPast",
      "msg": "the offer's expiry must be in the future"
    },
    {
      "code": 6042,
      "name": "counterpartyIsOwner",
      "msg": "an offer cannot name the device's own owner as its co-staker"
    },
    {
      "code": 6043,
      "name": "blockAlreadyPosted",
      "msg": "rewards for this block have been posted already, or a later block has"
    },
    {
      "code": 6044,
      "name": "blockTooFarAhead",
      "msg": "the block number is too far above the last one posted"
    },
    {
      "code": 6045,
      "name": "wrongNonce",
      "msg": "the offer's number must be the device's next one"
    },
    {
      "code": 6046,
      "name": "wrongCaseNumber",
      "msg": "the case's number must be the device's next one"
    },
    {
      "code": 6047,
      "name": "badReason",
      "msg": "this slash reason does not exist"
    },
    {
      "code": 6048,
      "name": "badSlashShare",
      "msg": "a slash takes more than 0 % of stake or rewards, and 100 % at most"
    },
    {
      "code": 6049,
      "name": "badInfractionTime",
      "msg": "the infraction must be between the device's registration and now"
    },
    {
      "code": 6050,
      "name": "entriesPaused",
      "msg": "new stakes and offers are paused; exits, claims and appeals still work"
    },
    {
      "code": 6051,
      "name": "notPaused",
      "msg": "entries are not paused"
    },
    {
      "code": 6052,
      "name": "pausedTooRecently",
      "msg": "a pause is running or ended less than a day ago: it cannot be prolonged"
    },
    {
      "code": 6053,
      "name": "tooManyWallets",
      "msg": "the account already has the highest number of wallets"
    },
    {
      "code": 6054,
      "name": "accountHasWallets",
      "msg": "the account still has wallets"
    },
    {
      "code": 6055,
      "name": "notOnlyWallet",
      "msg": "this wallet is not the account's only one"
    },
    {
      "code": 6056,
      "name": "accountHasClaims",
      "msg": "the account holds claims"
    },
    {
      "code": 6057,
      "name": "alreadyAttested",
      "msg": "the account is attested already"
    },
    {
      "code": 6058,
      "name": "accountNotAttested",
      "msg": "this needs an account that the registrar has attested"
    },
    {
      "code": 6059,
      "name": "tooManyClaims",
      "msg": "the account holds the highest number of claims; one is freed when its principal is withdrawn"
    },
    {
      "code": 6060,
      "name": "ownDevice",
      "msg": "an account cannot co-stake on its own device"
    },
    {
      "code": 6061,
      "name": "deviceTerminated",
      "msg": "the device is terminated"
    },
    {
      "code": 6062,
      "name": "deviceNotTerminated",
      "msg": "the device is not terminated"
    },
    {
      "code": 6063,
      "name": "deviceNotFinished",
      "msg": "the device still holds stake, offers, rewards or slash cases"
    },
    {
      "code": 6064,
      "name": "deviceNotHealthy",
      "msg": "the device is not healthy: it must be Running or Idle and of a supported model"
    },
    {
      "code": 6065,
      "name": "deviceHired",
      "msg": "the device is hired; its owner can leave when the hire ends, or 14 days after notice at the latest"
    },
    {
      "code": 6066,
      "name": "noticeAlreadyGiven",
      "msg": "the owner's notice of leaving is already running"
    },
    {
      "code": 6067,
      "name": "requirementUnchanged",
      "msg": "the device has exactly this hardware already"
    },
    {
      "code": 6068,
      "name": "ownerStakeLeaving",
      "msg": "the owner's stake is in cooldown, or waits to be withdrawn"
    },
    {
      "code": 6069,
      "name": "noOwnerStake",
      "msg": "the owner has no stake on this device"
    },
    {
      "code": 6070,
      "name": "selfStakeBelowHalf",
      "msg": "the owner holds less than half of the device's minimum stake"
    },
    {
      "code": 6071,
      "name": "requestAboveHalf",
      "msg": "requests and active co-stakes together exceed half of the device's minimum stake"
    },
    {
      "code": 6072,
      "name": "sharesAboveWhole",
      "msg": "the reward shares of the device together exceed 100 %"
    },
    {
      "code": 6073,
      "name": "noFreeSlot",
      "msg": "the device already has the highest number of open offers and co-stakes"
    },
    {
      "code": 6074,
      "name": "deviceInsufficient",
      "msg": "the device's stake is below its minimum, or will be once all pending changes take effect"
    },
    {
      "code": 6075,
      "name": "amountAboveOverflow",
      "msg": "the amount exceeds the overflow that can be withdrawn at once"
    },
    {
      "code": 6076,
      "name": "offerStillOpen",
      "msg": "an unfilled offer is open; retract it first"
    },
    {
      "code": 6077,
      "name": "coStakesMissing",
      "msg": "a co-stake of the device is missing: all affected co-stakes must be passed, in order"
    },
    {
      "code": 6078,
      "name": "unexpectedCoStake",
      "msg": "an account was passed that is not the next affected co-stake"
    },
    {
      "code": 6079,
      "name": "offerNotOpen",
      "msg": "the offer is not open"
    },
    {
      "code": 6080,
      "name": "offerExpired",
      "msg": "the offer has expired"
    },
    {
      "code": 6081,
      "name": "offerNotExpired",
      "msg": "the offer has neither expired nor is its device terminated"
    },
    {
      "code": 6082,
      "name": "offerReserved",
      "msg": "the offer is reserved for another wallet"
    },
    {
      "code": 6083,
      "name": "termsChanged",
      "msg": "the offer's terms are not the ones that were expected"
    },
    {
      "code": 6084,
      "name": "coStakeNotActive",
      "msg": "the co-stake is not active"
    },
    {
      "code": 6085,
      "name": "coStakeNotWithdrawn",
      "msg": "the co-stake has not been withdrawn"
    },
    {
      "code": 6086,
      "name": "rewardsNotClaimed",
      "msg": "rewards of the co-stake have not been claimed, or are frozen"
    },
    {
      "code": 6087,
      "name": "exitNotStarted",
      "msg": "no exit has been started"
    },
    {
      "code": 6088,
      "name": "stillLocked",
      "msg": "the wait or cooldown has not ended"
    },
    {
      "code": 6089,
      "name": "stakeFrozen",
      "msg": "the rest is frozen by a slash case until the case ends"
    },
    {
      "code": 6090,
      "name": "nothingToClaim",
      "msg": "there are no rewards to claim"
    },
    {
      "code": 6091,
      "name": "nothingExposed",
      "msg": "no stake or rewards were exposed at the time of the infraction"
    },
    {
      "code": 6092,
      "name": "slashAboveCap",
      "msg": "a case asks for no more than the owner's slash cap in force"
    },
    {
      "code": 6093,
      "name": "slashCapUsedUp",
      "msg": "the case would take nothing: the slash caps of all exposed parties are used up"
    },
    {
      "code": 6094,
      "name": "alreadyAppealed",
      "msg": "the case has been appealed already"
    },
    {
      "code": 6095,
      "name": "notAppealed",
      "msg": "the case has not been appealed"
    },
    {
      "code": 6096,
      "name": "appealTooLate",
      "msg": "the appeal window has ended"
    },
    {
      "code": 6097,
      "name": "coStakeNotHit",
      "msg": "this co-stake is not hit by the case"
    },
    {
      "code": 6098,
      "name": "caseDecided",
      "msg": "the case has been decided already"
    },
    {
      "code": 6099,
      "name": "caseExpired",
      "msg": "the arbiter's time has ended; the case has expired"
    },
    {
      "code": 6100,
      "name": "caseNotExecutable",
      "msg": "the case cannot be executed: its appeal window runs, or it is under appeal, dismissed or expired"
    },
    {
      "code": 6101,
      "name": "caseNotReleasable",
      "msg": "the case cannot be released: it has neither been dismissed nor expired"
    },
    {
      "code": 6102,
      "name": "mathOverflow",
      "msg": "an amount or a date does not fit its type"
    },
    {
      "code": 6103,
      "name": "ledgerMismatch",
      "msg": "the device and the offer disagree; nothing was changed"
    },
    {
      "code": 6104,
      "name": "nominationNotMatured",
      "msg": "a nomination for admin, slasher or arbiter can be accepted 42 days after it was made"
    },
    {
      "code": 6105,
      "name": "nominationEnded",
      "msg": "the nomination was taken back and can no longer be accepted"
    },
    {
      "code": 6106,
      "name": "spareAdminStands",
      "msg": "a spare admin remains until 42 days after it was taken back; until then no one can be nominated"
    },
    {
      "code": 6107,
      "name": "spareAdminTakenBack",
      "msg": "the spare admin was already taken back; taking it back again does not end it sooner"
    },
    {
      "code": 6108,
      "name": "adminNotVacatable",
      "msg": "the admin's role cannot be vacated; it is handed over"
    },
    {
      "code": 6109,
      "name": "notAdminNorHolder",
      "msg": "only the admin may vacate this role, or the slasher or arbiter its own"
    },
    {
      "code": 6110,
      "name": "roleVacant",
      "msg": "the role is vacant already"
    },
    {
      "code": 6111,
      "name": "badSlashTerm",
      "msg": "this slash term does not exist"
    },
    {
      "code": 6112,
      "name": "slashTermUnchanged",
      "msg": "the slash term has this value already, and nothing is announced"
    },
    {
      "code": 6113,
      "name": "notSlasherNorAdmin",
      "msg": "only the slasher may withdraw a case, or the admin while there is no slasher"
    },
    {
      "code": 6114,
      "name": "openerCannotDecide",
      "msg": "the wallet that opened a case cannot decide it"
    },
    {
      "code": 6115,
      "name": "caseBeforeArbiter",
      "msg": "the case was opened before this arbiter's nomination had matured: it can be dismissed, not upheld"
    },
    {
      "code": 6116,
      "name": "takeBackTooLate",
      "msg": "an upheld decision can be taken back only until the appeal window ends"
    },
    {
      "code": 6117,
      "name": "ownerCommitted",
      "msg": "the owner is committed to a co-staker who accepted recently, until the agreed wait has passed"
    },
    {
      "code": 6118,
      "name": "noticeLive",
      "msg": "the owner has given notice of leaving: nothing can be accepted until it lapses"
    },
    {
      "code": 6119,
      "name": "destinationHasDelegate",
      "msg": "when another wallet sends this, the money can only go to an account without a delegate"
    }
  ],
  "types": [
    {
      "name": "attestationRevoked",
      "docs": [
        "The registrar took an attestation back. Live claims stay."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "participant",
            "docs": [
              "The account of wallets."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "caseAppealed",
      "docs": [
        "The owner or a co-staker that is hit appealed a case: it waits for the arbiter now."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "slashCase",
            "docs": [
              "Account of the case; it is closed when the case ends."
            ],
            "type": "pubkey"
          },
          {
            "name": "number",
            "docs": [
              "Number of the case among its device's."
            ],
            "type": "u32"
          },
          {
            "name": "appellant",
            "docs": [
              "Wallet that appealed."
            ],
            "type": "pubkey"
          },
          {
            "name": "arbiterEndsAt",
            "docs": [
              "Unix second at which the case expires undecided and everything is released."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "caseDecided",
      "docs": [
        "The arbiter upheld (1) or dismissed (0) an appealed case, or took an upheld decision back."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "slashCase",
            "docs": [
              "Account of the case; it is closed when the case ends."
            ],
            "type": "pubkey"
          },
          {
            "name": "number",
            "docs": [
              "Number of the case among its device's."
            ],
            "type": "u32"
          },
          {
            "name": "upheld",
            "docs": [
              "1 upheld, 0 dismissed."
            ],
            "type": "u8"
          },
          {
            "name": "takenBack",
            "docs": [
              "1 if an upheld decision was taken back, which dismisses the case."
            ],
            "type": "u8"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "caseEnded",
      "docs": [
        "A case ended and its account was closed: the amounts were burned (`burned` 1) or released."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "slashCase",
            "docs": [
              "Account of the case; it is closed when the case ends."
            ],
            "type": "pubkey"
          },
          {
            "name": "number",
            "docs": [
              "Number of the case among its device's."
            ],
            "type": "u32"
          },
          {
            "name": "burned",
            "docs": [
              "1 if the amounts were burned, 0 if they were released."
            ],
            "type": "u8"
          },
          {
            "name": "withdrawn",
            "docs": [
              "1 if the slasher, or the admin while there was none, withdrew the case."
            ],
            "type": "u8"
          },
          {
            "name": "ownerStake",
            "docs": [
              "Owner's stake burned or released, base units."
            ],
            "type": "u64"
          },
          {
            "name": "ownerRewards",
            "docs": [
              "Owner's rewards burned or released, base units."
            ],
            "type": "u64"
          },
          {
            "name": "ownerStakeAfter",
            "docs": [
              "Owner's stake afterwards, base units."
            ],
            "type": "u64"
          },
          {
            "name": "nonces",
            "docs": [
              "Offers whose co-stakes were hit; the first `hits` places count."
            ],
            "type": {
              "array": [
                "u32",
                4
              ]
            }
          },
          {
            "name": "stakes",
            "docs": [
              "Principal of each, burned or released, base units."
            ],
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "rewards",
            "docs": [
              "Rewards of each, burned or released, base units."
            ],
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "hits",
            "docs": [
              "Co-stakes that were hit."
            ],
            "type": "u8"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "caseOpened",
      "docs": [
        "A slash case was opened; the amounts are frozen. The lists name the co-stakes hit in the order of the",
        "device's slots; unused places are zero."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "slashCase",
            "docs": [
              "Account of the case; it is closed when the case ends."
            ],
            "type": "pubkey"
          },
          {
            "name": "number",
            "docs": [
              "Number of the case among its device's."
            ],
            "type": "u32"
          },
          {
            "name": "reason",
            "docs": [
              "Why the device is slashed."
            ],
            "type": {
              "defined": {
                "name": "slashReason"
              }
            }
          },
          {
            "name": "evidenceHash",
            "docs": [
              "Hash of the evidence, as the slasher publishes it."
            ],
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "infractionAt",
            "docs": [
              "Unix second of the infraction: who was exposed then is hit."
            ],
            "type": "i64"
          },
          {
            "name": "stakeBps",
            "docs": [
              "Part of each stake that is asked, basis points; a party's cap may let the case take less."
            ],
            "type": "u16"
          },
          {
            "name": "rewardsBps",
            "docs": [
              "Part of all unclaimed rewards that is hit, basis points."
            ],
            "type": "u16"
          },
          {
            "name": "ownerStake",
            "docs": [
              "Owner's stake that is frozen, base units."
            ],
            "type": "u64"
          },
          {
            "name": "ownerRewards",
            "docs": [
              "Owner's unclaimed rewards that are frozen, base units."
            ],
            "type": "u64"
          },
          {
            "name": "nonces",
            "docs": [
              "Offers whose co-stakes are hit; the first `hits` places count."
            ],
            "type": {
              "array": [
                "u32",
                4
              ]
            }
          },
          {
            "name": "stakes",
            "docs": [
              "Principal hit of each, base units."
            ],
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "rewards",
            "docs": [
              "Unclaimed rewards hit of each, base units."
            ],
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "hits",
            "docs": [
              "Co-stakes hit."
            ],
            "type": "u8"
          },
          {
            "name": "appealEndsAt",
            "docs": [
              "Unix second from which no one may appeal, and before which nothing is burned."
            ],
            "type": "i64"
          },
          {
            "name": "opener",
            "docs": [
              "Slasher that opened the case."
            ],
            "type": "pubkey"
          },
          {
            "name": "bucket",
            "docs": [
              "Bucket of 14 days to which a release returns the amounts."
            ],
            "type": "u32"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "caseState",
      "docs": [
        "What has been said about a case; the clock decides the rest (see `clock`). An",
        "executed or released case is a closed account."
      ],
      "repr": {
        "kind": "rust"
      },
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "uninitialized"
          },
          {
            "name": "open"
          },
          {
            "name": "appealed"
          },
          {
            "name": "upheld"
          },
          {
            "name": "dismissed"
          }
        ]
      }
    },
    {
      "name": "coStakeClosed",
      "docs": [
        "The account of a withdrawn co-stake was closed."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "offer",
            "docs": [
              "The offer's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "nonce",
            "docs": [
              "Number of the offer among its device's, never used twice."
            ],
            "type": "u32"
          },
          {
            "name": "coStaker",
            "docs": [
              "Wallet that accepted the offer."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "coStakeHit",
      "docs": [
        "What a case hits of one co-stake, base units."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "stake",
            "docs": [
              "Principal."
            ],
            "type": "u64"
          },
          {
            "name": "rewards",
            "docs": [
              "Unclaimed rewards."
            ],
            "type": "u64"
          },
          {
            "name": "nonce",
            "docs": [
              "Nonce of the offer."
            ],
            "type": "u32"
          },
          {
            "name": "used",
            "docs": [
              "1 if this place is used."
            ],
            "type": "u8"
          },
          {
            "name": "bump",
            "docs": [
              "Bump of the offer's address."
            ],
            "type": "u8"
          },
          {
            "name": "padding",
            "type": {
              "array": [
                "u8",
                2
              ]
            }
          }
        ]
      }
    },
    {
      "name": "coStakeRewardsClaimed",
      "docs": [
        "A co-stake's rewards were paid to its co-staker."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "offer",
            "docs": [
              "The offer's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "coStaker",
            "docs": [
              "Wallet that accepted the offer."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Rewards paid out, base units."
            ],
            "type": "u64"
          },
          {
            "name": "claimedTotal",
            "docs": [
              "All that was ever paid out of this claim, base units, with this payment."
            ],
            "type": "u64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "coStakeSlot",
      "docs": [
        "One open offer, active or leaving co-stake of a device: what the device must know of an offer to",
        "count its stake without reading the offer.",
        "",
        "INVARIANT: agrees with the offer of the same nonce in every field."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "nonce",
            "docs": [
              "Nonce of the offer."
            ],
            "type": "u32"
          },
          {
            "name": "shareBps",
            "docs": [
              "Reward share, basis points."
            ],
            "type": "u16"
          },
          {
            "name": "state",
            "docs": [
              "What the slot holds."
            ],
            "type": {
              "defined": {
                "name": "slotState"
              }
            }
          },
          {
            "name": "bump",
            "docs": [
              "Bump of the offer's address."
            ],
            "type": "u8"
          },
          {
            "name": "amount",
            "docs": [
              "Requested or locked principal, base units."
            ],
            "type": "u64"
          },
          {
            "name": "acceptedAt",
            "docs": [
              "Unix second of the acceptance; zero while open. Slashes ask whether it precedes an infraction."
            ],
            "type": "i64"
          },
          {
            "name": "waitEndsAt",
            "docs": [
              "Unix second at which a leaving stake stops counting."
            ],
            "type": "i64"
          },
          {
            "name": "cooldownEndsAt",
            "docs": [
              "Unix second at which a leaving stake is free."
            ],
            "type": "i64"
          },
          {
            "name": "frozen",
            "docs": [
              "Part of `amount` that open slash cases have frozen, base units."
            ],
            "type": "u64"
          },
          {
            "name": "committedUntil",
            "docs": [
              "Unix second until which the acceptance commits the owner, while the co-stake is active."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "coStakeUnstaked",
      "docs": [
        "A co-stake starts its exit, by its co-staker's will or (`forced` 1) by the owner's. Emitted once more",
        "if an exit under way gets shorter: by the owner's, or by the co-staker on a terminated device."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "offer",
            "docs": [
              "The offer's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "coStaker",
            "docs": [
              "Wallet that accepted the offer."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Principal that leaves, base units."
            ],
            "type": "u64"
          },
          {
            "name": "forced",
            "docs": [
              "1 if the owner's exit forced it, 0 if the co-staker chose it."
            ],
            "type": "u8"
          },
          {
            "name": "rewardsExit",
            "docs": [
              "Device's running total of posted rewards up to which the co-stake earns, base units."
            ],
            "type": "u64"
          },
          {
            "name": "waitEndsAt",
            "docs": [
              "Unix second until which the leaving stake counts."
            ],
            "type": "i64"
          },
          {
            "name": "cooldownEndsAt",
            "docs": [
              "Unix second at which the stake is free."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "coStakeWithdrawn",
      "docs": [
        "The principal of a co-stake was paid back, or the part of it that no case has frozen."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "offer",
            "docs": [
              "The offer's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "coStaker",
            "docs": [
              "Wallet that accepted the offer."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Principal paid back, base units."
            ],
            "type": "u64"
          },
          {
            "name": "principalAfter",
            "docs": [
              "Principal still locked, base units: what an open case has frozen."
            ],
            "type": "u64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "config",
      "docs": [
        "Roles, mint and parameters of the program. Seeds: `config`.",
        "",
        "Read-only in every instruction of a user or an operator, so that no two devices ever wait for",
        "one another. A changed parameter applies to what is agreed afterwards: terms and exit dates are",
        "copied into the offer or the device when they are agreed."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "version",
            "docs": [
              "Layout version."
            ],
            "type": "u8"
          },
          {
            "name": "bump",
            "docs": [
              "Bump of this address."
            ],
            "type": "u8"
          },
          {
            "name": "mintDecimals",
            "docs": [
              "Decimals of the stake mint."
            ],
            "type": "u8"
          },
          {
            "name": "attestationRequired",
            "docs": [
              "1 if offers may only be accepted by accounts that the registrar attested."
            ],
            "type": "u8"
          },
          {
            "name": "maxClaims",
            "docs": [
              "Claims an account may hold at any time."
            ],
            "type": "u8"
          },
          {
            "name": "padding",
            "type": "u8"
          },
          {
            "name": "ownerSlashCapBps",
            "docs": [
              "Part of the owner's stake that cases may take, basis points; until `owner_slash_cap_from`."
            ],
            "type": "u16"
          },
          {
            "name": "mint",
            "docs": [
              "The token that is staked and paid out."
            ],
            "type": "pubkey"
          },
          {
            "name": "tokenProgram",
            "docs": [
              "Token program of the mint."
            ],
            "type": "pubkey"
          },
          {
            "name": "admin",
            "docs": [
              "Sets parameters and nominates roles."
            ],
            "type": "pubkey"
          },
          {
            "name": "registrar",
            "docs": [
              "Registers devices, reports on them, attests accounts."
            ],
            "type": "pubkey"
          },
          {
            "name": "rewardAuthority",
            "docs": [
              "Posts rewards."
            ],
            "type": "pubkey"
          },
          {
            "name": "slasher",
            "docs": [
              "Opens slash cases."
            ],
            "type": "pubkey"
          },
          {
            "name": "arbiter",
            "docs": [
              "Decides appeals."
            ],
            "type": "pubkey"
          },
          {
            "name": "pauser",
            "docs": [
              "Pauses entries."
            ],
            "type": "pubkey"
          },
          {
            "name": "pendingAdmin",
            "docs": [
              "Nominated successors, in the order of the roles above; the empty address if there is none."
            ],
            "type": "pubkey"
          },
          {
            "name": "pendingRegistrar",
            "type": "pubkey"
          },
          {
            "name": "pendingRewardAuthority",
            "type": "pubkey"
          },
          {
            "name": "pendingSlasher",
            "type": "pubkey"
          },
          {
            "name": "pendingArbiter",
            "type": "pubkey"
          },
          {
            "name": "pendingPauser",
            "type": "pubkey"
          },
          {
            "name": "baseStakePerCard",
            "docs": [
              "Base units a device must lock for each card before its multiplier."
            ],
            "type": "u64"
          },
          {
            "name": "waitSeconds",
            "docs": [
              "Wait of an offer created now, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "cooldownSeconds",
            "docs": [
              "Cooldown of an offer or an owner's exit agreed now, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "appealSeconds",
            "docs": [
              "Appeal window of a slash case opened now, seconds; until `appeal_from`."
            ],
            "type": "i64"
          },
          {
            "name": "arbiterSeconds",
            "docs": [
              "Time the arbiter has from an appeal, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "requirementNoticeSeconds",
            "docs": [
              "Notice before a higher requirement applies, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "pausedUntil",
            "docs": [
              "Unix second until which entries are paused; zero or past if they are not."
            ],
            "type": "i64"
          },
          {
            "name": "rentPayer",
            "docs": [
              "Payer of this account's rent."
            ],
            "type": "pubkey"
          },
          {
            "name": "coStakeSlashCapBps",
            "docs": [
              "Part of a co-stake that cases may take, basis points; until `co_stake_slash_cap_from`."
            ],
            "type": "u16"
          },
          {
            "name": "announcedOwnerSlashCapBps",
            "docs": [
              "Announced slash terms, in force from the seconds below on."
            ],
            "type": "u16"
          },
          {
            "name": "announcedCoStakeSlashCapBps",
            "type": "u16"
          },
          {
            "name": "paddingAfterCaps",
            "type": {
              "array": [
                "u8",
                2
              ]
            }
          },
          {
            "name": "announcedAppealSeconds",
            "type": "i64"
          },
          {
            "name": "ownerSlashCapFrom",
            "docs": [
              "Unix seconds from which the announced terms are in force; zero if nothing is announced."
            ],
            "type": "i64"
          },
          {
            "name": "coStakeSlashCapFrom",
            "type": "i64"
          },
          {
            "name": "appealFrom",
            "type": "i64"
          },
          {
            "name": "pendingAdminMaturesAt",
            "docs": [
              "Unix seconds from which the nominations for the roles that can take stake may be accepted; zero",
              "if no one is nominated."
            ],
            "type": "i64"
          },
          {
            "name": "pendingSlasherMaturesAt",
            "type": "i64"
          },
          {
            "name": "pendingArbiterMaturesAt",
            "type": "i64"
          },
          {
            "name": "pendingAdminEndsAt",
            "docs": [
              "Unix second at which a spare admin that was taken back ends; zero if none was."
            ],
            "type": "i64"
          },
          {
            "name": "arbiterSince",
            "docs": [
              "Unix second at which the arbiter's nomination had matured: older cases it cannot uphold. Zero for",
              "the arbiter since initialisation."
            ],
            "type": "i64"
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u8",
                48
              ]
            }
          }
        ]
      }
    },
    {
      "name": "configInitialized",
      "docs": [
        "The protocol was set up: its token, its roles and the base of every minimum."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "mint",
            "docs": [
              "The token that is staked and paid out."
            ],
            "type": "pubkey"
          },
          {
            "name": "tokenProgram",
            "docs": [
              "Token program of the mint."
            ],
            "type": "pubkey"
          },
          {
            "name": "admin",
            "docs": [
              "Sets parameters and nominates roles."
            ],
            "type": "pubkey"
          },
          {
            "name": "registrar",
            "docs": [
              "Registers devices, reports on them, attests accounts."
            ],
            "type": "pubkey"
          },
          {
            "name": "rewardAuthority",
            "docs": [
              "Posts rewards."
            ],
            "type": "pubkey"
          },
          {
            "name": "slasher",
            "docs": [
              "Opens slash cases."
            ],
            "type": "pubkey"
          },
          {
            "name": "arbiter",
            "docs": [
              "Decides appeals."
            ],
            "type": "pubkey"
          },
          {
            "name": "pauser",
            "docs": [
              "Pauses entries."
            ],
            "type": "pubkey"
          },
          {
            "name": "spareAdmin",
            "docs": [
              "Nominated for the admin role as one that has matured; the empty address for no one."
            ],
            "type": "pubkey"
          },
          {
            "name": "baseStakePerCard",
            "docs": [
              "Base units a device must lock for each card before its multiplier."
            ],
            "type": "u64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "device",
      "docs": [
        "A device, its owner's stake, its co-stakes and its rewards. Seeds: `device`, UUID.",
        "",
        "INVARIANTS: the stake vault holds at least the owner's stake and every slot's locked principal;",
        "the reward vault at least everything earned and not paid or burned; `live_share_bps` is the sum",
        "of the active slots' shares; each used slot agrees with its offer."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "version",
            "docs": [
              "Layout version."
            ],
            "type": "u8"
          },
          {
            "name": "bump",
            "docs": [
              "Bump of this address."
            ],
            "type": "u8"
          },
          {
            "name": "status",
            "docs": [
              "Operational status, as the registrar reported it."
            ],
            "type": {
              "defined": {
                "name": "deviceStatus"
              }
            }
          },
          {
            "name": "tier",
            "docs": [
              "Connectivity tier, as the registrar numbers it."
            ],
            "type": "u8"
          },
          {
            "name": "reliabilityScore",
            "docs": [
              "Whole percent, or 255 while unknown."
            ],
            "type": "u8"
          },
          {
            "name": "padding",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          },
          {
            "name": "id",
            "docs": [
              "UUID."
            ],
            "type": {
              "array": [
                "u8",
                16
              ]
            }
          },
          {
            "name": "model",
            "docs": [
              "Model name, UTF-8, zero-padded."
            ],
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes, and receives stake and rewards back."
            ],
            "type": "pubkey"
          },
          {
            "name": "participant",
            "docs": [
              "The owner's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "stakeVault",
            "type": "pubkey"
          },
          {
            "name": "rewardVault",
            "type": "pubkey"
          },
          {
            "name": "rentPayer",
            "docs": [
              "Payer of the rent of this account and its vaults."
            ],
            "type": "pubkey"
          },
          {
            "name": "hardware",
            "docs": [
              "Present hardware and minimum."
            ],
            "type": {
              "defined": {
                "name": "hardware"
              }
            }
          },
          {
            "name": "announced",
            "docs": [
              "Announced hardware and minimum, in force from `announced_from` on."
            ],
            "type": {
              "defined": {
                "name": "hardware"
              }
            }
          },
          {
            "name": "announcedFrom",
            "docs": [
              "Unix seconds; zero if nothing is announced."
            ],
            "type": "i64"
          },
          {
            "name": "registeredAt",
            "type": "i64"
          },
          {
            "name": "terminatedAt",
            "type": "i64"
          },
          {
            "name": "reportedAt",
            "type": "i64"
          },
          {
            "name": "hiredUntil",
            "docs": [
              "Unix second until which the device is hired; zero or past if it is not."
            ],
            "type": "i64"
          },
          {
            "name": "noticeGivenAt",
            "docs": [
              "Unix second of the owner's notice of leaving; zero if none was given."
            ],
            "type": "i64"
          },
          {
            "name": "ownerStake",
            "docs": [
              "Owner's stake, base units: active, or leaving if `owner_cooldown_ends_at` is set."
            ],
            "type": "u64"
          },
          {
            "name": "ownerFrozen",
            "docs": [
              "Part of `owner_stake` that open slash cases have frozen."
            ],
            "type": "u64"
          },
          {
            "name": "ownerStakedAt",
            "docs": [
              "Unix second of the first stake since the owner last held none."
            ],
            "type": "i64"
          },
          {
            "name": "ownerCooldownEndsAt",
            "docs": [
              "Unix second at which the owner's leaving stake is free; zero while it is active."
            ],
            "type": "i64"
          },
          {
            "name": "rewards",
            "type": {
              "defined": {
                "name": "rewardLedger"
              }
            }
          },
          {
            "name": "slashTaken",
            "docs": [
              "What cases took of the owner's stake and have not given back, base units, in buckets of 14 days:",
              "the present one, `bucket`, and the three before it. That of bucket `n` has place `n % 4`."
            ],
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "nextNonce",
            "docs": [
              "Nonce of the next offer."
            ],
            "type": "u32"
          },
          {
            "name": "nextCase",
            "docs": [
              "Number of the next slash case."
            ],
            "type": "u32"
          },
          {
            "name": "offerCount",
            "docs": [
              "Offer accounts that exist: the device outlives them all, or their rewards would be lost."
            ],
            "type": "u32"
          },
          {
            "name": "openCases",
            "docs": [
              "Slash cases not ended yet."
            ],
            "type": "u32"
          },
          {
            "name": "slots",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "coStakeSlot"
                  }
                },
                4
              ]
            }
          },
          {
            "name": "scoreParts",
            "docs": [
              "Score parts, whole percent or 255: uptime, no slash, network, compliance, performance."
            ],
            "type": {
              "array": [
                "u8",
                5
              ]
            }
          },
          {
            "name": "paddingAfterParts",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          },
          {
            "name": "fallenMinimums",
            "docs": [
              "Highest minimums that fell while a co-stake was not free, base units, in the same buckets: they",
              "go on counting for the overflow."
            ],
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "ownerCooldownSeconds",
            "docs": [
              "Owner's cooldown in force at the first stake, seconds: the most that the exit can take."
            ],
            "type": "i64"
          },
          {
            "name": "bucket",
            "docs": [
              "Number of the present bucket: unix days by 14. It never falls."
            ],
            "type": "u32"
          },
          {
            "name": "paddingAfterBucket",
            "type": {
              "array": [
                "u8",
                4
              ]
            }
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u8",
                96
              ]
            }
          }
        ]
      }
    },
    {
      "name": "deviceClosed",
      "docs": [
        "A finished device was closed; what strangers had sent to its vaults, and fractions of rewards, are",
        "burned."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "id",
            "docs": [
              "UUID."
            ],
            "type": {
              "array": [
                "u8",
                16
              ]
            }
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes for the device."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "deviceRegistered",
      "docs": [
        "The registrar registered a device for an owner."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "id",
            "docs": [
              "UUID."
            ],
            "type": {
              "array": [
                "u8",
                16
              ]
            }
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes for the device."
            ],
            "type": "pubkey"
          },
          {
            "name": "participant",
            "docs": [
              "The owner's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "minimum",
            "docs": [
              "Stake that the device must hold, base units."
            ],
            "type": "u64"
          },
          {
            "name": "multiplierBps",
            "docs": [
              "Earning multiplier, basis points; zero for an unsupported model."
            ],
            "type": "u32"
          },
          {
            "name": "cards",
            "docs": [
              "Cards in the device."
            ],
            "type": "u16"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "deviceReported",
      "docs": [
        "The registrar reported a device's state, score and hire."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "status",
            "docs": [
              "Operational status."
            ],
            "type": {
              "defined": {
                "name": "deviceStatus"
              }
            }
          },
          {
            "name": "reliabilityScore",
            "docs": [
              "Whole percent, or 255 while unknown."
            ],
            "type": "u8"
          },
          {
            "name": "hiredUntil",
            "docs": [
              "Unix second until which the device is hired; zero or past if it is not."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "deviceStatus",
      "docs": [
        "Operational status, as the registrar reports it."
      ],
      "repr": {
        "kind": "rust"
      },
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "running"
          },
          {
            "name": "idle"
          },
          {
            "name": "paused"
          },
          {
            "name": "down"
          },
          {
            "name": "failed"
          },
          {
            "name": "blocked"
          },
          {
            "name": "unsupported"
          },
          {
            "name": "inactive"
          },
          {
            "name": "terminated"
          }
        ]
      }
    },
    {
      "name": "deviceTerminated",
      "docs": [
        "The owner or the registrar terminated a device permanently: rewards stop, each party leaves through its own",
        "periods."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "by",
            "docs": [
              "Wallet that terminated it: the registrar's or the owner's."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "entriesPaused",
      "docs": [
        "The pauser paused entries. Exits and claims go on."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "pausedUntil",
            "docs": [
              "Unix second until which entries are refused."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "entriesUnpaused",
      "docs": [
        "The pauser ended the pause."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "hardware",
      "docs": [
        "A hardware requirement: what the device is made of, and the stake it must hold for it."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "minimum",
            "docs": [
              "Minimum stake, base units."
            ],
            "type": "u64"
          },
          {
            "name": "multiplierBps",
            "docs": [
              "Earning multiplier, basis points; zero for an unsupported model, which earns nothing."
            ],
            "type": "u32"
          },
          {
            "name": "cards",
            "type": "u16"
          },
          {
            "name": "padding",
            "type": {
              "array": [
                "u8",
                2
              ]
            }
          }
        ]
      }
    },
    {
      "name": "noticeGiven",
      "docs": [
        "The owner gave notice of leaving, which bounds how long a hire can hold the stake."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "holdEndsAt",
            "docs": [
              "Unix second from which a hire can no longer stop the unstake."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "offer",
      "docs": [
        "One owner's offer to one co-staker, and the agreement it becomes. Seeds: `offer`, device, nonce.",
        "",
        "INVARIANTS: amount, share, wait and cooldown never change after creation; `device`, `nonce` and",
        "`created_at` together always name one offer, even when a device is registered again."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "version",
            "docs": [
              "Layout version."
            ],
            "type": "u8"
          },
          {
            "name": "bump",
            "docs": [
              "Bump of this address."
            ],
            "type": "u8"
          },
          {
            "name": "state",
            "docs": [
              "What happened last; the clock decides the rest."
            ],
            "type": {
              "defined": {
                "name": "offerState"
              }
            }
          },
          {
            "name": "padding",
            "type": "u8"
          },
          {
            "name": "nonce",
            "docs": [
              "Number of the offer among its device's, never used twice."
            ],
            "type": "u32"
          },
          {
            "name": "device",
            "type": "pubkey"
          },
          {
            "name": "coStaker",
            "docs": [
              "Wallet that accepted; the empty address while open."
            ],
            "type": "pubkey"
          },
          {
            "name": "participant",
            "docs": [
              "Account whose claim it is; the empty address while open."
            ],
            "type": "pubkey"
          },
          {
            "name": "counterparty",
            "docs": [
              "The only wallet that may accept; the empty address if anyone may."
            ],
            "type": "pubkey"
          },
          {
            "name": "rentPayer",
            "docs": [
              "Payer of this account's rent."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Requested principal, base units; what is still locked is `principal`."
            ],
            "type": "u64"
          },
          {
            "name": "principal",
            "docs": [
              "Principal still locked, base units: zero while open, `amount` at acceptance."
            ],
            "type": "u64"
          },
          {
            "name": "principalFrozen",
            "docs": [
              "Part of `principal` that open slash cases have frozen, base units."
            ],
            "type": "u64"
          },
          {
            "name": "shareBps",
            "docs": [
              "Reward share, basis points."
            ],
            "type": "u16"
          },
          {
            "name": "paddingAfterShare",
            "type": {
              "array": [
                "u8",
                6
              ]
            }
          },
          {
            "name": "waitSeconds",
            "docs": [
              "Wait agreed, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "cooldownSeconds",
            "docs": [
              "Cooldown agreed, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "expiresAt",
            "docs": [
              "Unix second from which the offer can no longer be accepted; zero for never."
            ],
            "type": "i64"
          },
          {
            "name": "createdAt",
            "docs": [
              "Unix seconds of what happened; zero if it has not."
            ],
            "type": "i64"
          },
          {
            "name": "acceptedAt",
            "type": "i64"
          },
          {
            "name": "unstakedAt",
            "type": "i64"
          },
          {
            "name": "waitEndsAt",
            "type": "i64"
          },
          {
            "name": "cooldownEndsAt",
            "type": "i64"
          },
          {
            "name": "withdrawnAt",
            "type": "i64"
          },
          {
            "name": "rewardsEntry",
            "docs": [
              "Device's running total of posted rewards at acceptance and at unstake, base units."
            ],
            "type": "u64"
          },
          {
            "name": "rewardsExit",
            "type": "u64"
          },
          {
            "name": "rewardsClaimed",
            "docs": [
              "Whole base units of rewards paid out, burned by slashes, and frozen by open cases."
            ],
            "type": "u64"
          },
          {
            "name": "rewardsBurned",
            "type": "u64"
          },
          {
            "name": "rewardsFrozen",
            "type": "u64"
          },
          {
            "name": "slashTaken",
            "docs": [
              "What cases took of the principal and have not given back, base units, in buckets of 14 days: those",
              "of `Device`, as of `slash_bucket`."
            ],
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "slashBucket",
            "docs": [
              "Number of the bucket in which a case last took principal."
            ],
            "type": "u32"
          },
          {
            "name": "paddingAfterBucket",
            "type": {
              "array": [
                "u8",
                4
              ]
            }
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u8",
                64
              ]
            }
          }
        ]
      }
    },
    {
      "name": "offerAccepted",
      "docs": [
        "A co-staker accepted an offer and locked the principal."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "offer",
            "docs": [
              "The offer's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "coStaker",
            "docs": [
              "Wallet that accepted the offer."
            ],
            "type": "pubkey"
          },
          {
            "name": "participant",
            "docs": [
              "Account whose claim the co-stake is."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Principal locked, base units."
            ],
            "type": "u64"
          },
          {
            "name": "shareBps",
            "docs": [
              "Part of the device's rewards that the co-stake earns, basis points."
            ],
            "type": "u16"
          },
          {
            "name": "rewardsEntry",
            "docs": [
              "Device's running total of posted rewards from which the co-stake earns, base units."
            ],
            "type": "u64"
          },
          {
            "name": "shortfall",
            "docs": [
              "By how much the device will miss its minimum once all pending changes take effect, base units."
            ],
            "type": "u64"
          },
          {
            "name": "committedUntil",
            "docs": [
              "Unix second until which the owner is committed: neither full unstake nor termination by the owner."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "offerClosed",
      "docs": [
        "An open offer was closed, nothing moved."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "offer",
            "docs": [
              "The offer's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "nonce",
            "docs": [
              "Number of the offer among its device's, never used twice."
            ],
            "type": "u32"
          },
          {
            "name": "by",
            "docs": [
              "Wallet that sent the closing."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "offerCreated",
      "docs": [
        "An owner published an offer. Its terms never change."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "offer",
            "docs": [
              "The offer's account."
            ],
            "type": "pubkey"
          },
          {
            "name": "nonce",
            "docs": [
              "Number of the offer among its device's, never used twice."
            ],
            "type": "u32"
          },
          {
            "name": "amount",
            "docs": [
              "Principal that is asked for, base units."
            ],
            "type": "u64"
          },
          {
            "name": "shareBps",
            "docs": [
              "Part of the device's rewards that the co-stake earns, basis points."
            ],
            "type": "u16"
          },
          {
            "name": "waitSeconds",
            "docs": [
              "Wait of an exit, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "cooldownSeconds",
            "docs": [
              "Cooldown of an exit, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "expiresAt",
            "docs": [
              "Unix second from which the offer can no longer be accepted; zero for never."
            ],
            "type": "i64"
          },
          {
            "name": "counterparty",
            "docs": [
              "The only wallet that may accept; the empty address if anyone may."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "offerState",
      "docs": [
        "What happened to an offer; the clock decides the rest (see `SlotState`). A retracted, expired or",
        "finished offer is a closed account."
      ],
      "repr": {
        "kind": "rust"
      },
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "uninitialized"
          },
          {
            "name": "open"
          },
          {
            "name": "active"
          },
          {
            "name": "leaving"
          },
          {
            "name": "withdrawn"
          }
        ]
      }
    },
    {
      "name": "overflowWithdrawn",
      "docs": [
        "The owner took back stake above the device's need."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes for the device."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Stake above the need, paid back, base units."
            ],
            "type": "u64"
          },
          {
            "name": "stakeAfter",
            "docs": [
              "Owner's stake afterwards, base units."
            ],
            "type": "u64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "ownerRewardsClaimed",
      "docs": [
        "The owner's rewards were paid to the owner."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes for the device."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Rewards paid out, base units."
            ],
            "type": "u64"
          },
          {
            "name": "claimedTotal",
            "docs": [
              "All that was ever paid out of this claim, base units, with this payment."
            ],
            "type": "u64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "ownerStakeWithdrawn",
      "docs": [
        "The owner's stake was paid back, or the part of it that no case has frozen."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes for the device."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Stake paid back, base units."
            ],
            "type": "u64"
          },
          {
            "name": "stakeAfter",
            "docs": [
              "Stake still locked, base units: what an open case has frozen."
            ],
            "type": "u64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "ownerStaked",
      "docs": [
        "The owner locked stake for a device."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes for the device."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Stake locked, base units."
            ],
            "type": "u64"
          },
          {
            "name": "stakeAfter",
            "docs": [
              "Owner's stake afterwards, base units."
            ],
            "type": "u64"
          },
          {
            "name": "cooldownSeconds",
            "docs": [
              "Owner's cooldown in force at the first stake, seconds: the most that the exit can take."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "ownerUnstaked",
      "docs": [
        "The owner's whole stake starts its cooldown."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "owner",
            "docs": [
              "Wallet that stakes for the device."
            ],
            "type": "pubkey"
          },
          {
            "name": "amount",
            "docs": [
              "Stake that leaves, base units."
            ],
            "type": "u64"
          },
          {
            "name": "cooldownEndsAt",
            "docs": [
              "Unix second at which the stake is free."
            ],
            "type": "i64"
          },
          {
            "name": "forcedExits",
            "docs": [
              "Co-stakes that the exit forced into cooldown."
            ],
            "type": "u8"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "parametersUpdated",
      "docs": [
        "The admin set the parameters; they apply to what is agreed from now on."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "oldBaseStakePerCard",
            "docs": [
              "Base units a device must lock for each card before its multiplier, before the change."
            ],
            "type": "u64"
          },
          {
            "name": "newBaseStakePerCard",
            "docs": [
              "Base units a device must lock for each card before its multiplier, after the change."
            ],
            "type": "u64"
          },
          {
            "name": "oldWaitSeconds",
            "docs": [
              "Wait of future offers, seconds, before the change."
            ],
            "type": "i64"
          },
          {
            "name": "newWaitSeconds",
            "docs": [
              "Wait of future offers, seconds, after the change."
            ],
            "type": "i64"
          },
          {
            "name": "oldCooldownSeconds",
            "docs": [
              "Cooldown of future offers and owners' exits, seconds, before the change."
            ],
            "type": "i64"
          },
          {
            "name": "newCooldownSeconds",
            "docs": [
              "Cooldown of future offers and owners' exits, seconds, after the change."
            ],
            "type": "i64"
          },
          {
            "name": "oldArbiterSeconds",
            "docs": [
              "Time the arbiter has from an appeal, seconds, before the change."
            ],
            "type": "i64"
          },
          {
            "name": "newArbiterSeconds",
            "docs": [
              "Time the arbiter has from an appeal, seconds, after the change."
            ],
            "type": "i64"
          },
          {
            "name": "oldRequirementNoticeSeconds",
            "docs": [
              "Notice before a higher requirement applies, seconds, before the change."
            ],
            "type": "i64"
          },
          {
            "name": "newRequirementNoticeSeconds",
            "docs": [
              "Notice before a higher requirement applies, seconds, after the change."
            ],
            "type": "i64"
          },
          {
            "name": "oldMaxClaims",
            "docs": [
              "Claims an account may hold at any time, before the change."
            ],
            "type": "u8"
          },
          {
            "name": "newMaxClaims",
            "docs": [
              "Claims an account may hold at any time, after the change."
            ],
            "type": "u8"
          },
          {
            "name": "oldAttestationRequired",
            "docs": [
              "1 if offers may only be accepted by attested accounts, before the change."
            ],
            "type": "u8"
          },
          {
            "name": "newAttestationRequired",
            "docs": [
              "1 if offers may only be accepted by attested accounts, after the change."
            ],
            "type": "u8"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "participant",
      "docs": [
        "The *account* of the product: one person or company with up to ten wallets. Seeds:",
        "`participant`, id.",
        "",
        "INVARIANTS: `active_claims` equals the account's offers between acceptance and withdrawal;",
        "the first `wallet_count` wallets are set, distinct, and each has a `WalletLink` to here."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "version",
            "docs": [
              "Layout version."
            ],
            "type": "u8"
          },
          {
            "name": "bump",
            "docs": [
              "Bump of this address."
            ],
            "type": "u8"
          },
          {
            "name": "attested",
            "docs": [
              "1 if the registrar attested that the wallets belong to one account."
            ],
            "type": "u8"
          },
          {
            "name": "activeClaims",
            "docs": [
              "Claims held at present."
            ],
            "type": "u8"
          },
          {
            "name": "walletCount",
            "docs": [
              "Wallets set at present."
            ],
            "type": "u8"
          },
          {
            "name": "padding",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          },
          {
            "name": "id",
            "docs": [
              "A wallet's own key if self-opened, else an id that the registrar chose."
            ],
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "rentPayer",
            "docs": [
              "Payer of this account's rent."
            ],
            "type": "pubkey"
          },
          {
            "name": "wallets",
            "docs": [
              "The wallets; the empty address in free places."
            ],
            "type": {
              "array": [
                "pubkey",
                10
              ]
            }
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u8",
                64
              ]
            }
          }
        ]
      }
    },
    {
      "name": "participantAttested",
      "docs": [
        "The registrar attested that the wallets of an account belong together."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "participant",
            "docs": [
              "The account of wallets."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "participantClosed",
      "docs": [
        "An account without claims was closed."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "participant",
            "docs": [
              "The account of wallets."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "participantOpened",
      "docs": [
        "An account of wallets was opened."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "participant",
            "docs": [
              "The account of wallets."
            ],
            "type": "pubkey"
          },
          {
            "name": "id",
            "docs": [
              "A wallet's own key if self-opened, else an id that the registrar chose."
            ],
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "attested",
            "docs": [
              "1 if the registrar opened it, so that it is attested from the start."
            ],
            "type": "u8"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "requirementUpdated",
      "docs": [
        "The hardware of a device changes: at once, or from `applies_from` on if it needs more stake."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "oldMinimum",
            "docs": [
              "Minimum stake so far, base units."
            ],
            "type": "u64"
          },
          {
            "name": "newMinimum",
            "docs": [
              "Minimum stake of the new hardware, base units."
            ],
            "type": "u64"
          },
          {
            "name": "cards",
            "docs": [
              "Cards in the new hardware."
            ],
            "type": "u16"
          },
          {
            "name": "multiplierBps",
            "docs": [
              "New earning multiplier, basis points; zero for an unsupported model."
            ],
            "type": "u32"
          },
          {
            "name": "appliesFrom",
            "docs": [
              "Unix second from which the new hardware and minimum apply; equal to `at` if at once."
            ],
            "type": "i64"
          },
          {
            "name": "overflowBoundUntil",
            "docs": [
              "Unix second until which the old minimum goes on counting for the overflow; zero if it does not."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "rewardLedger",
      "docs": [
        "The rewards of a device. Amounts are base units, `*_fraction` 1/10,000 of one."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "postedTotal",
            "docs": [
              "Everything ever posted."
            ],
            "type": "u64"
          },
          {
            "name": "lastBlock",
            "docs": [
              "Highest block number posted."
            ],
            "type": "u64"
          },
          {
            "name": "ownerUnits",
            "docs": [
              "Accrued to the owner: whole units and the fraction."
            ],
            "type": "u64"
          },
          {
            "name": "ownerFraction",
            "type": "u64"
          },
          {
            "name": "ownerClaimed",
            "docs": [
              "Of the owner's units: paid out, burned by slashes, frozen by open cases."
            ],
            "type": "u64"
          },
          {
            "name": "ownerBurned",
            "type": "u64"
          },
          {
            "name": "ownerFrozen",
            "type": "u64"
          },
          {
            "name": "liveShareBps",
            "docs": [
              "Sum of the shares of all active co-stakes, basis points."
            ],
            "type": "u16"
          },
          {
            "name": "padding",
            "type": {
              "array": [
                "u8",
                6
              ]
            }
          }
        ]
      }
    },
    {
      "name": "rewardsPosted",
      "docs": [
        "The rewards of a block were posted to a device and split by the shares."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "device",
            "docs": [
              "The device."
            ],
            "type": "pubkey"
          },
          {
            "name": "block",
            "docs": [
              "Block number, above the device's last one."
            ],
            "type": "u64"
          },
          {
            "name": "amount",
            "docs": [
              "Rewards of the block, base units."
            ],
            "type": "u64"
          },
          {
            "name": "liveShareBps",
            "docs": [
              "Sum of the shares of the active co-stakes that earn from this post, basis points."
            ],
            "type": "u16"
          },
          {
            "name": "postedTotal",
            "docs": [
              "All that was ever posted to the device, base units, with this post."
            ],
            "type": "u64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "role",
      "docs": [
        "The six roles, as `nominate_role` and `accept_role` number them."
      ],
      "repr": {
        "kind": "rust"
      },
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "admin"
          },
          {
            "name": "registrar"
          },
          {
            "name": "rewardAuthority"
          },
          {
            "name": "slasher"
          },
          {
            "name": "arbiter"
          },
          {
            "name": "pauser"
          }
        ]
      }
    },
    {
      "name": "roleAccepted",
      "docs": [
        "A nominated wallet took over a role. A new admin finds all nominations and announced slash terms cleared."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "role",
            "docs": [
              "The role."
            ],
            "type": {
              "defined": {
                "name": "role"
              }
            }
          },
          {
            "name": "oldHolder",
            "docs": [
              "Wallet that held the role."
            ],
            "type": "pubkey"
          },
          {
            "name": "newHolder",
            "docs": [
              "Wallet that holds it now."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "roleNominated",
      "docs": [
        "The admin nominated a successor for a role, who has to accept it, or took a nomination back."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "role",
            "docs": [
              "The role."
            ],
            "type": {
              "defined": {
                "name": "role"
              }
            }
          },
          {
            "name": "nominee",
            "docs": [
              "Wallet that may accept the role; the empty address if a nomination was taken back. A spare admin",
              "that was taken back stays the nominee until `ends_at`."
            ],
            "type": "pubkey"
          },
          {
            "name": "maturesAt",
            "docs": [
              "Unix second from which the nomination can be accepted; zero if there is none."
            ],
            "type": "i64"
          },
          {
            "name": "endsAt",
            "docs": [
              "Unix second at which a spare admin that was taken back ends; zero if none was."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "roleVacated",
      "docs": [
        "A role was vacated by the admin, or laid down by its holder."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "role",
            "docs": [
              "The role."
            ],
            "type": {
              "defined": {
                "name": "role"
              }
            }
          },
          {
            "name": "oldHolder",
            "docs": [
              "Wallet that held the role."
            ],
            "type": "pubkey"
          },
          {
            "name": "by",
            "docs": [
              "Wallet that vacated it: the admin's or the holder's."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "slashCase",
      "docs": [
        "One slash case: what is claimed, what is frozen for it, and until when who may speak. Seeds:",
        "`slash`, device, number.",
        "",
        "INVARIANTS: the amounts are fixed when the case is opened, and until it ends they are part of what",
        "the device and its offers record as frozen."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "version",
            "docs": [
              "Layout version."
            ],
            "type": "u8"
          },
          {
            "name": "bump",
            "docs": [
              "Bump of this address."
            ],
            "type": "u8"
          },
          {
            "name": "state",
            "docs": [
              "What has been decided; the clock decides the rest."
            ],
            "type": {
              "defined": {
                "name": "caseState"
              }
            }
          },
          {
            "name": "reason",
            "docs": [
              "Why the device is slashed."
            ],
            "type": {
              "defined": {
                "name": "slashReason"
              }
            }
          },
          {
            "name": "number",
            "docs": [
              "Number of the case among its device's."
            ],
            "type": "u32"
          },
          {
            "name": "device",
            "type": "pubkey"
          },
          {
            "name": "rentPayer",
            "docs": [
              "Payer of this account's rent."
            ],
            "type": "pubkey"
          },
          {
            "name": "evidenceHash",
            "docs": [
              "Hash of the evidence, as the slasher publishes it."
            ],
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "infractionAt",
            "docs": [
              "Unix second of the infraction: who was exposed then is hit."
            ],
            "type": "i64"
          },
          {
            "name": "openedAt",
            "type": "i64"
          },
          {
            "name": "appealEndsAt",
            "docs": [
              "Unix second from which no one may appeal, and before which nothing is burned. Fixed at the opening."
            ],
            "type": "i64"
          },
          {
            "name": "arbiterSeconds",
            "docs": [
              "Time the arbiter has from the appeal, seconds."
            ],
            "type": "i64"
          },
          {
            "name": "appealedAt",
            "docs": [
              "Unix second of the appeal; zero if there was none."
            ],
            "type": "i64"
          },
          {
            "name": "arbiterEndsAt",
            "docs": [
              "Unix second at which an undecided appeal expires the case; zero if there was no appeal."
            ],
            "type": "i64"
          },
          {
            "name": "appellant",
            "docs": [
              "Wallet that appealed; the empty address if none has."
            ],
            "type": "pubkey"
          },
          {
            "name": "stakeBps",
            "docs": [
              "Basis points of stake and of unclaimed rewards."
            ],
            "type": "u16"
          },
          {
            "name": "rewardsBps",
            "type": "u16"
          },
          {
            "name": "bucket",
            "docs": [
              "Bucket of 14 days that the case was opened in: what is released returns to it."
            ],
            "type": "u32"
          },
          {
            "name": "ownerStake",
            "docs": [
              "What is hit of the owner, base units."
            ],
            "type": "u64"
          },
          {
            "name": "ownerRewards",
            "type": "u64"
          },
          {
            "name": "hits",
            "docs": [
              "What is hit of each co-stake, in the order of the device's slots at opening."
            ],
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "coStakeHit"
                  }
                },
                4
              ]
            }
          },
          {
            "name": "opener",
            "docs": [
              "Slasher that opened the case, who never decides it."
            ],
            "type": "pubkey"
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u8",
                40
              ]
            }
          }
        ]
      }
    },
    {
      "name": "slashReason",
      "docs": [
        "Why a device is slashed."
      ],
      "repr": {
        "kind": "rust"
      },
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "frequentDowntime"
          },
          {
            "name": "unmetPerformance"
          },
          {
            "name": "spoofingOrCompromise"
          },
          {
            "name": "misuseWhileIdle"
          }
        ]
      }
    },
    {
      "name": "slashTerm",
      "docs": [
        "The slash terms, as `set_slash_term` numbers them."
      ],
      "repr": {
        "kind": "rust"
      },
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "ownerCap"
          },
          {
            "name": "coStakeCap"
          },
          {
            "name": "appealWindow"
          }
        ]
      }
    },
    {
      "name": "slashTermSet",
      "docs": [
        "The admin set a slash term: at once if it is better than what is in force, else from `applies_from`",
        "on. What was announced for the term before is dropped."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "term",
            "docs": [
              "The term."
            ],
            "type": {
              "defined": {
                "name": "slashTerm"
              }
            }
          },
          {
            "name": "oldValue",
            "docs": [
              "Value in force at the event; basis points for a cap, seconds for the appeal window."
            ],
            "type": "u64"
          },
          {
            "name": "newValue",
            "docs": [
              "Value that was set."
            ],
            "type": "u64"
          },
          {
            "name": "appliesFrom",
            "docs": [
              "Unix second from which it is in force; equal to `at` if at once."
            ],
            "type": "i64"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "slotState",
      "docs": [
        "What a slot holds. The byte holds only what the clock cannot decide: wait, cooldown and withdrawable are",
        "all `Leaving`."
      ],
      "repr": {
        "kind": "rust"
      },
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "empty"
          },
          {
            "name": "open"
          },
          {
            "name": "active"
          },
          {
            "name": "leaving"
          }
        ]
      }
    },
    {
      "name": "walletLink",
      "docs": [
        "Marker that makes a wallet belong to exactly one participant. Seeds: `wallet`, wallet."
      ],
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "version",
            "docs": [
              "Layout version."
            ],
            "type": "u8"
          },
          {
            "name": "bump",
            "docs": [
              "Bump of this address."
            ],
            "type": "u8"
          },
          {
            "name": "padding",
            "type": {
              "array": [
                "u8",
                6
              ]
            }
          },
          {
            "name": "wallet",
            "type": "pubkey"
          },
          {
            "name": "participant",
            "type": "pubkey"
          },
          {
            "name": "rentPayer",
            "docs": [
              "Payer of this account's rent."
            ],
            "type": "pubkey"
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          }
        ]
      }
    },
    {
      "name": "walletLinked",
      "docs": [
        "A wallet was linked to an account: its claims count there."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "participant",
            "docs": [
              "The account of wallets."
            ],
            "type": "pubkey"
          },
          {
            "name": "wallet",
            "docs": [
              "The wallet."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "walletUnlinked",
      "docs": [
        "A wallet was taken out of an account."
      ],
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "participant",
            "docs": [
              "The account of wallets."
            ],
            "type": "pubkey"
          },
          {
            "name": "wallet",
            "docs": [
              "The wallet."
            ],
            "type": "pubkey"
          },
          {
            "name": "at",
            "docs": [
              "Unix second of the event."
            ],
            "type": "i64"
          }
        ]
      }
    }
  ],
  "constants": [
    {
      "name": "accountVersion",
      "docs": [
        "Layout version written into every account."
      ],
      "type": "u8",
      "value": "2"
    },
    {
      "name": "appealSeconds",
      "docs": [
        "Appeal window of a slash case, seconds (default)."
      ],
      "type": "i64",
      "value": "2592000"
    },
    {
      "name": "arbiterSeconds",
      "docs": [
        "Time the arbiter has to decide an appeal, seconds (default)."
      ],
      "type": "i64",
      "value": "2592000"
    },
    {
      "name": "baseStakeTokensPerCard",
      "docs": [
        "Whole tokens a device must lock for each card before its earning multiplier applies (default)."
      ],
      "type": "u64",
      "value": "200"
    },
    {
      "name": "bpsDenominator",
      "docs": [
        "Basis points in a whole."
      ],
      "type": "u16",
      "value": "10000"
    },
    {
      "name": "buckets",
      "docs": [
        "Buckets that are counted: the present one and those before it."
      ],
      "type": "u8",
      "value": "4"
    },
    {
      "name": "bucketSeconds",
      "docs": [
        "Length of the buckets in which amounts taken and past minimums are kept, seconds."
      ],
      "type": "i64",
      "value": "1209600"
    },
    {
      "name": "changeDelaySeconds",
      "docs": [
        "Delay of every change that can take stake, seconds: nominations for admin, slasher and arbiter, worse",
        "slash terms, the end of a spare admin that was taken back."
      ],
      "type": "i64",
      "value": "3628800"
    },
    {
      "name": "configSeed",
      "docs": [
        "Seed of the one `Config`."
      ],
      "type": "bytes",
      "value": "[99, 111, 110, 102, 105, 103]"
    },
    {
      "name": "cooldownSeconds",
      "docs": [
        "Cooldown before a withdrawal, seconds (default)."
      ],
      "type": "i64",
      "value": "1209600"
    },
    {
      "name": "defaultCoStakeSlashCapBps",
      "docs": [
        "Part of a co-stake that cases may take, basis points (default)."
      ],
      "type": "u16",
      "value": "3000"
    },
    {
      "name": "defaultOwnerSlashCapBps",
      "docs": [
        "Part of the owner's stake that cases may take, basis points (default)."
      ],
      "type": "u16",
      "value": "5000"
    },
    {
      "name": "deviceSeed",
      "docs": [
        "Seed of a `Device`, followed by its UUID (16 bytes)."
      ],
      "type": "bytes",
      "value": "[100, 101, 118, 105, 99, 101]"
    },
    {
      "name": "eventSchemaVersion",
      "docs": [
        "Version of the events' layouts; rises when a field or an event changes its meaning or its place."
      ],
      "type": "u8",
      "value": "2"
    },
    {
      "name": "maxAppealSeconds",
      "type": "i64",
      "value": "5184000"
    },
    {
      "name": "maxArbiterSeconds",
      "type": "i64",
      "value": "5184000"
    },
    {
      "name": "maxBaseStakePerCard",
      "type": "u64",
      "value": "100000000000000"
    },
    {
      "name": "maxBlockStep",
      "docs": [
        "How far a posted block number may be above the last one."
      ],
      "type": "u64",
      "value": "1000000"
    },
    {
      "name": "maxCards",
      "docs": [
        "Highest number of cards of a device."
      ],
      "type": "u16",
      "value": "1024"
    },
    {
      "name": "maxClaims",
      "docs": [
        "Claims an account may hold at any time."
      ],
      "type": "u8",
      "value": "2"
    },
    {
      "name": "maxCooldownSeconds",
      "type": "i64",
      "value": "1814400"
    },
    {
      "name": "maxCoStakeBps",
      "docs": [
        "Part of the minimum that requests and active co-stakes may reach together, basis points."
      ],
      "type": "u16",
      "value": "5000"
    },
    {
      "name": "maxExitSeconds",
      "docs": [
        "Longest way out that the bounds of the parameters allow, seconds."
      ],
      "type": "i64",
      "value": "3024000"
    },
    {
      "name": "maxHiredSeconds",
      "docs": [
        "How far ahead the registrar may set the hired flag, seconds."
      ],
      "type": "i64",
      "value": "172800"
    },
    {
      "name": "maxMintDecimals",
      "docs": [
        "Most decimals of the stake mint."
      ],
      "type": "u8",
      "value": "9"
    },
    {
      "name": "maxMultiplierBps",
      "docs": [
        "Highest earning multiplier, basis points."
      ],
      "type": "u32",
      "value": "1000000"
    },
    {
      "name": "maxPauseSeconds",
      "docs": [
        "Longest pause of entries, seconds."
      ],
      "type": "i64",
      "value": "604800"
    },
    {
      "name": "maxRequirementNoticeSeconds",
      "type": "i64",
      "value": "7776000"
    },
    {
      "name": "maxScore",
      "docs": [
        "Highest reliability score, whole percent."
      ],
      "type": "u8",
      "value": "100"
    },
    {
      "name": "maxShareBps",
      "docs": [
        "Highest reward share of an offer, and of all live shares of a device together, basis points."
      ],
      "type": "u16",
      "value": "10000"
    },
    {
      "name": "maxSlashCapBps",
      "docs": [
        "Highest slash cap the admin can set, basis points."
      ],
      "type": "u16",
      "value": "5000"
    },
    {
      "name": "maxSlots",
      "docs": [
        "Open offers, active and leaving co-stakes a device holds at most."
      ],
      "type": "u8",
      "value": "4"
    },
    {
      "name": "maxWaitSeconds",
      "type": "i64",
      "value": "1209600"
    },
    {
      "name": "maxWallets",
      "docs": [
        "Wallets an account may link."
      ],
      "type": "u8",
      "value": "10"
    },
    {
      "name": "minAppealSeconds",
      "docs": [
        "Bounds of the appeal window, seconds."
      ],
      "type": "i64",
      "value": "604800"
    },
    {
      "name": "minArbiterSeconds",
      "docs": [
        "Bounds of the arbiter's time, seconds."
      ],
      "type": "i64",
      "value": "604800"
    },
    {
      "name": "minBaseStakePerCard",
      "docs": [
        "Bounds of the base stake per card, base units."
      ],
      "type": "u64",
      "value": "1"
    },
    {
      "name": "minCooldownSeconds",
      "docs": [
        "Bounds of the cooldown, seconds."
      ],
      "type": "i64",
      "value": "604800"
    },
    {
      "name": "minRequirementNoticeSeconds",
      "docs": [
        "Bounds of the notice before a higher requirement applies, seconds."
      ],
      "type": "i64",
      "value": "2592000"
    },
    {
      "name": "minShareBps",
      "docs": [
        "Lowest reward share of an offer, basis points."
      ],
      "type": "u16",
      "value": "500"
    },
    {
      "name": "minWaitSeconds",
      "docs": [
        "Bounds of the wait, seconds."
      ],
      "type": "i64",
      "value": "604800"
    },
    {
      "name": "noticeHoldSeconds",
      "docs": [
        "How long a hired device may still stop an unstake after the owner's notice, seconds."
      ],
      "type": "i64",
      "value": "1209600"
    },
    {
      "name": "noticeUseSeconds",
      "docs": [
        "How long a notice can be used once the hold it bounds has ended, seconds."
      ],
      "type": "i64",
      "value": "1209600"
    },
    {
      "name": "offerSeed",
      "docs": [
        "Seed of an `Offer`, followed by the device and the nonce (u32, little endian)."
      ],
      "type": "bytes",
      "value": "[111, 102, 102, 101, 114]"
    },
    {
      "name": "participantSeed",
      "docs": [
        "Seed of a `Participant`, followed by its id (32 bytes)."
      ],
      "type": "bytes",
      "value": "[112, 97, 114, 116, 105, 99, 105, 112, 97, 110, 116]"
    },
    {
      "name": "pauseGapSeconds",
      "docs": [
        "Time between two pauses, seconds."
      ],
      "type": "i64",
      "value": "86400"
    },
    {
      "name": "requirementNoticeSeconds",
      "docs": [
        "Notice before a higher requirement applies to a device, seconds (default)."
      ],
      "type": "i64",
      "value": "2592000"
    },
    {
      "name": "rewardVaultSeed",
      "docs": [
        "Seed of a device's reward vault, followed by the device."
      ],
      "type": "bytes",
      "value": "[114, 101, 119, 97, 114, 100, 45, 118, 97, 117, 108, 116]"
    },
    {
      "name": "scoreUnknown",
      "docs": [
        "Reliability score, or part of it, that is not known yet."
      ],
      "type": "u8",
      "value": "255"
    },
    {
      "name": "selfStakeGateBps",
      "docs": [
        "Part of the minimum the owner must hold before an offer, basis points."
      ],
      "type": "u16",
      "value": "5000"
    },
    {
      "name": "slashSeed",
      "docs": [
        "Seed of a `SlashCase`, followed by the device and the number (u32, little endian)."
      ],
      "type": "bytes",
      "value": "[115, 108, 97, 115, 104]"
    },
    {
      "name": "stakeVaultSeed",
      "docs": [
        "Seed of a device's stake vault, followed by the device."
      ],
      "type": "bytes",
      "value": "[115, 116, 97, 107, 101, 45, 118, 97, 117, 108, 116]"
    },
    {
      "name": "waitSeconds",
      "docs": [
        "Wait after a co-staker's unstake, seconds (default)."
      ],
      "type": "i64",
      "value": "604800"
    },
    {
      "name": "walletSeed",
      "docs": [
        "Seed of a `WalletLink`, followed by the wallet."
      ],
      "type": "bytes",
      "value": "[119, 97, 108, 108, 101, 116]"
    }
  ]
};
