export { asAddress, readKeypair, readParty, type Party } from './wallet/party';
