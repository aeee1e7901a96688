import { libraryName } from "../../actions/library.ts";

/** Which file is spoken of. */
export function FileName({ path }: { path: string }) {
  return (
    <p className="file-name">
      <b>{libraryName(path)}</b>
      <span className="ell faint small selectable" title={path}>
        {path}
      </span>
    </p>
  );
}
