// The directory that a listing is of, and the paths of what stands in it.

const wildcards = /[*?]/;

/** The folder part of a listing's title: `flash:/*` is `flash:/`. */
export function folderOf(title: string): string {
  const last = title.search(/[^/:]{0,400}$/);
  return wildcards.test(title.slice(last)) ? title.slice(0, last) : title;
}

/**
 * A name joined to the folder that it stands in. IOS titles the listing of one file with the file itself, so that the
 * title is then the path already; a folder's title ends in a slash there.
 */
export function pathIn(folder: string, name: string): string {
  if (name.startsWith("/") || folder === "") return name;
  if (/[/:]$/.test(folder)) return `${folder}${name}`;
  const isFileItself = /^\w{1,32}:/.test(folder) && folder.endsWith(`/${name}`);
  return isFileItself ? folder : `${folder}/${name}`;
}
