import { stakePosition, quotes } from '@co-staking/sdk';
import { Link, useLocation, useParams } from 'wouter';

import { useNow } from '../chain/clock';
import { useViewer } from '../chain/viewer';
import { messages } from '../messages';
import { Announced, DeviceFacts, Part, Score } from '../offer/Details';
import { Past } from '../offer/Past';
import '../offer/offer.css';
import { format } from '../page';
import { ActButton, reasonOf } from '../send/ActButton';
import { Countdown } from '../ui/Countdown';
import { Facts, type Fact } from '../ui/Facts';
import { Empty, Failure, Loading } from '../ui/States';
import { WhyButton } from '../ui/Why';
import { useWallet } from '../wallet/store';
import { ConnectButton } from '../wallet/WalletButton';
import { AmountAction } from './AmountAction';
import { Cases } from './Cases';
import './devices.css';
import { useDevice, type DeviceSubject } from './load';
import { OfferLines } from './OfferLines';
import { StakeBar } from './StakeBar';
import { noticeQuestion, rewardsQuestion, unstakeQuestion, withdrawQuestion } from './questions';

const text = messages.devices;

function StakePart({ subject, now }: { subject: DeviceSubject; now: bigint }) {
  const { config, device } = subject;
  const { overflow } = stakePosition(device, now);
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const leaving = device.ownerCooldownEndsAt;
  const facts: Fact[] = [
    [text.ownerStake, tokens(device.ownerStake)],
    ...(device.ownerFrozen > 0n ? [[text.frozen, tokens(device.ownerFrozen)] as Fact] : []),
    [text.overflow, tokens(overflow)],
    [text.claimable, tokens(quotes.ownerRewardsClaimable(device))],
    ...(leaving === 0n ? [] : [[text.leaving, <Countdown key="free" until={leaving} />] as Fact]),
  ];
  return (
    <Part title={text.stake}>
      <StakeBar device={device} now={now} decimals={config.mintDecimals} legend />
      <Facts facts={facts} />
    </Part>
  );
}

function Actions({ subject, now }: { subject: DeviceSubject; now: bigint }) {
  const { data: viewer } = useViewer();
  const [, navigate] = useLocation();
  const { config, device } = subject;
  const shared = { subject, viewer, now };
  const { overflow, minimum } = stakePosition(device, now);
  const missing = minimum > device.ownerStake ? minimum - device.ownerStake : 0n;
  const balance = viewer?.balance ?? 0n;
  return (
    <Part title={text.actions}>
      <div className="acts">
        <WhyButton
          reason={reasonOf('createOffer', subject, viewer, now)}
          className="main"
          hint={text.create.words}
          onClick={() => navigate(`/devices/${device.address.toBase58()}/offer`)}
        >
          {text.create.title}
        </WhyButton>
        <ActButton
          {...shared}
          action="claimOwnerRewards"
          hint={text.claim.words}
          question={() => rewardsQuestion(config, device)}
        >
          {text.claim.title}
        </ActButton>
        <AmountAction
          {...shared}
          action="stake"
          most={missing < balance ? missing : balance}
          words={text.topUp}
        />
        <AmountAction {...shared} action="withdrawOverflow" most={overflow} words={text.overflowOut} />
        <ActButton
          {...shared}
          action="unstakeOwnerStake"
          hint={text.unstake.words}
          question={() => unstakeQuestion(subject, now)}
        >
          {text.unstake.title}
        </ActButton>
        <ActButton
          {...shared}
          action="giveNotice"
          hint={text.notice.words}
          question={() => noticeQuestion(device)}
        >
          {text.notice.title}
        </ActButton>
        <ActButton
          {...shared}
          action="withdrawOwnerStake"
          hint={text.withdraw.words}
          question={() => withdrawQuestion(config, device)}
        >
          {text.withdraw.title}
        </ActButton>
      </div>
    </Part>
  );
}

function Shown({ subject }: { subject: DeviceSubject }) {
  const now = useNow(15);
  const { config, device } = subject;
  return (
    <div className="stack">
      <div className="stack-s">
        <Link href="/devices" className="small">
          {text.back}
        </Link>
        <h1 tabIndex={-1}>
          {device.model} × {device.hardware.cards}
        </h1>
        <p className="muted num break">{device.id}</p>
      </div>
      <StakePart subject={subject} now={now} />
      <div className="two">
        <div className="side">
          <Actions subject={subject} now={now} />
          <DeviceFacts config={config} device={device} now={now} />
          <Score device={device} />
        </div>
        <div className="stack">
          <OfferLines subject={subject} now={now} />
          <Cases subject={subject} now={now} />
          <Past device={device} config={config} />
          <Announced config={config} device={device} now={now} />
        </div>
      </div>
    </div>
  );
}

/** What a device page says if the viewer cannot manage the device; `null` if it is the viewer's. */
export function useOwnDevice(address: string) {
  const { account } = useWallet();
  const { data, error, refetch } = useDevice(address);
  const back = (
    <Link href="/devices" className="button">
      {text.back}
    </Link>
  );
  if (account === null)
    return {
      instead: (
        <Empty whole title={text.connect} action={<ConnectButton>{messages.wallet.connect}</ConnectButton>}>
          {text.connectWords}
        </Empty>
      ),
    };
  if (error && !data) return { instead: <Failure whole error={error} retry={() => void refetch()} /> };
  if (data === null)
    return {
      instead: (
        <Empty whole title={text.gone} action={back}>
          {messages.notFound.words}
        </Empty>
      ),
    };
  if (!data) return { instead: <Loading rows={8} whole /> };
  if (data.device.owner.toBase58() !== account.address)
    return {
      instead: (
        <Empty whole title={text.notYours} action={back}>
          {text.notYoursWords}
        </Empty>
      ),
    };
  return { subject: data, instead: null };
}

/** One device of the connected wallet. */
export default function DevicePage() {
  const { address = '' } = useParams<{ address: string }>();
  const { subject, instead } = useOwnDevice(address);
  return instead ?? <Shown subject={subject} />;
}
