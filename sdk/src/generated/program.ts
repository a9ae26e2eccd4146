// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
/** Address of the program. */
export const PROGRAM_ADDRESS = 'CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L';
