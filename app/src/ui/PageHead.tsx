/** What a page is, and what it is for. */
export function PageHead({ title, intro }: { title: string; intro: string }) {
  return (
    <div>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="muted">{intro}</p>
    </div>
  );
}
