import { lazy, Suspense, useEffect, useRef, type ComponentType } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';

import './ui/base.css';
import './ui/controls.css';
import './ui/frame.css';
import { Banners } from './Banners';
import Marketplace from './market/Marketplace';
import { messages } from './messages';
import { closeAction, useOpenAction } from './send/host';
import { Empty, Loading } from './ui/States';
import { WalletButton } from './wallet/WalletButton';

const ActionDialog = lazy(() => import('./send/ActionDialog'));
const Offer = lazy(() => import('./offer/OfferPage'));
const CoStakes = lazy(() => import('./costakes/CoStakes'));
const Devices = lazy(() => import('./devices/Devices'));
const DevicePage = lazy(() => import('./devices/DevicePage'));
const OfferForm = lazy(() => import('./devices/OfferForm'));
const Operators = lazy(() => import('./operators/Operators'));

const PAGES: [path: string, title: string][] = [
  ['/', messages.nav.market],
  ['/devices', messages.nav.devices],
  ['/co-stakes', messages.nav.coStakes],
  ['/operators', messages.nav.operators],
];

const ROUTES: [path: string, page: ComponentType][] = [
  ['/', Marketplace],
  ['/offer/:address', Offer],
  ['/co-stakes', CoStakes],
  ['/devices', Devices],
  ['/devices/:address', DevicePage],
  ['/devices/:address/offer', OfferForm],
  ['/operators', Operators],
];

function Header() {
  const [location] = useLocation();
  const isHere = (path: string): boolean =>
    path === '/' ? location === '/' || location.startsWith('/offer/') : location.startsWith(path);
  return (
    <header className="top">
      <div className="wide top-row">
        <Link href="/" className="brand">
          <img src="/icon.svg" width="28" height="28" alt="" />
          {messages.nav.product}
        </Link>
        <nav aria-label={messages.nav.label} className="nav">
          {PAGES.map(([path, title]) => (
            <Link key={path} href={path} aria-current={isHere(path) ? 'page' : undefined}>
              {title}
            </Link>
          ))}
        </nav>
        <WalletButton />
      </div>
    </header>
  );
}

function NotFound() {
  return (
    <Empty
      whole
      title={messages.notFound.title}
      action={
        <Link href="/" className="button">
          {messages.notFound.action}
        </Link>
      }
    >
      {messages.notFound.words}
    </Empty>
  );
}

/** The dialog of an action, whichever page opened it. */
function OpenAction() {
  const action = useOpenAction();
  return (
    action && (
      <Suspense>
        <ActionDialog action={action} onClose={closeAction} />
      </Suspense>
    )
  );
}

/** The page: header, banners, the route, and the open dialog. */
export function App() {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(location);
  useEffect(() => {
    if (before.current === location) return;
    before.current = location;
    window.scrollTo(0, 0);
    // A new page: the ear starts at its beginning.
    main.current?.focus({ preventScroll: true });
  }, [location]);
  return (
    <>
      <a className="skip" href="#main">
        {messages.nav.skip}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1} className="wide page">
        <Banners />
        <Suspense fallback={<Loading rows={6} whole />}>
          <Switch>
            {ROUTES.map(([path, page]) => (
              <Route key={path} path={path} component={page} />
            ))}
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </main>
      <OpenAction />
    </>
  );
}
