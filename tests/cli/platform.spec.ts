import { expect } from 'chai';

import { expandHome, stateFolder } from '../../cli/src/platform';

describe('co-staking: names of paths', () => {
  it('takes ~ for the home folder, by the rules of the platform', () => {
    const cases: [path: string, platform: NodeJS.Platform, expanded: string][] = [
      ['~/keys/id.json', 'linux', '/home/me/keys/id.json'],
      ['~', 'linux', '/home/me'],
      ['~other/id.json', 'linux', '~other/id.json'],
      ['~\\id.json', 'linux', '~\\id.json'],
      ['keys/~/id.json', 'darwin', 'keys/~/id.json'],
      ['~\\keys\\id.json', 'win32', 'C:\\Users\\me\\keys\\id.json'],
      ['~/keys/id.json', 'win32', 'C:\\Users\\me\\keys\\id.json'],
      ['D:\\keys\\id.json', 'win32', 'D:\\keys\\id.json'],
      ['\\\\server\\keys\\id.json', 'win32', '\\\\server\\keys\\id.json'],
    ];
    for (const [path, platform, expanded] of cases) {
      const home = platform === 'win32' ? 'C:\\Users\\me' : '/home/me';
      expect(expandHome(path, home, platform), path).to.equal(expanded);
    }
  });

  it('keeps its state where the platform has it', () => {
    const linux = { env: {}, home: '/home/me' };
    expect(stateFolder(linux, 'linux')).to.equal('/home/me/.local/state');
    expect(stateFolder({ ...linux, env: { XDG_STATE_HOME: '/state' } }, 'linux')).to.equal('/state');
    expect(stateFolder({ ...linux, env: { LOCALAPPDATA: 'no' } }, 'linux')).to.equal('/home/me/.local/state');
    const windows = { env: {}, home: 'C:\\Users\\me' };
    expect(stateFolder(windows, 'win32')).to.equal('C:\\Users\\me\\AppData\\Local');
    expect(stateFolder({ ...windows, env: { LOCALAPPDATA: 'E:\\Local' } }, 'win32')).to.equal('E:\\Local');
  });
});
