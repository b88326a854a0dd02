import { objectOf, textOf, type Json } from "../json.ts";
import { listArgument, needed, Refused, type Call, type Method } from "../method.ts";
import { botUser, type FakeFile } from "../workspace.ts";

const kinds: Readonly<Record<string, string>> = { png: "image/png", csv: "text/csv", txt: "text/plain" };

function shown(file: FakeFile): Json {
  const kind = file.name.slice(file.name.lastIndexOf(".") + 1);
  const mimetype = file.looksLeft > 0 ? "" : (kinds[kind] ?? "application/octet-stream");
  const { id, name, title, user, created } = file;
  return { id, name, title, user, created, mimetype, size: file.bytes.length };
}

function found({ workspace, args }: Call): FakeFile {
  const file = workspace.files.get(needed(args, "file", "file_not_found"));
  if (!file || !file.isComplete) throw new Refused("file_not_found");
  if (file.isDeleted) throw new Refused("file_deleted");
  return file;
}

const getUploadUrl: Method = ({ workspace, args, origin }) => {
  const name = needed(args, "filename");
  if (!(Number(textOf(args["length"])) > 0)) throw new Refused("invalid_arguments");
  const created = Math.floor(workspace.now() / 1000);
  const file = { id: workspace.next("F"), name, title: name, user: botUser, created, bytes: Buffer.alloc(0) };
  workspace.files.set(file.id, { ...file, looksLeft: 2, isComplete: false, isDeleted: false });
  return { file_id: file.id, upload_url: `${origin}/upload/${file.id}` };
};

const completeUpload: Method = ({ workspace, args }) => {
  const wanted = listArgument(args, "files", "invalid_arguments").map((one) => objectOf(one));
  const channel = textOf(args["channel_id"]);
  const target = workspace.channels.get(channel);
  if (channel !== "" && !target) throw new Refused("channel_not_found");
  if (target && !target.members.has(botUser)) throw new Refused("not_in_channel");
  if (target?.isArchived) throw new Refused("is_archived");
  const files = wanted.map(({ id, title }) => {
    const file = workspace.files.get(textOf(id));
    if (!file || file.bytes.length === 0) throw new Refused("file_not_found");
    file.title = textOf(title) || file.name;
    file.isComplete = true;
    return file;
  });
  if (target) {
    const ids = files.map(({ id }) => id);
    workspace.post({
      channel,
      user: botUser,
      text: textOf(args["initial_comment"]),
      blocks: [],
      files: ids,
    });
  }
  return { files: files.map((file) => shown(file)) };
};

const info: Method = (call) => {
  const file = found(call);
  file.looksLeft = Math.max(0, file.looksLeft - 1);
  return { file: shown(file) };
};

const remove: Method = (call) => {
  found(call).isDeleted = true;
  return {};
};

const list: Method = ({ workspace, args }) => {
  const [page, count] = [Number(textOf(args["page"]) || 1), Number(textOf(args["count"]) || 100)];
  const to = Number(textOf(args["ts_to"]) || Infinity);
  const all = [...workspace.files.values()]
    .filter(({ isComplete, isDeleted }) => isComplete && !isDeleted)
    .filter(({ user, created }) => created <= to && user === (textOf(args["user"]) || user));
  const files = all.slice((page - 1) * count, page * count).map((file) => shown(file));
  return { files, paging: { count, total: all.length, page, pages: Math.max(1, Math.ceil(all.length / count)) } };
};

export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": getUploadUrl,
  "files.completeUploadExternal": completeUpload,
  "files.info": info,
  "files.list": list,
  "files.delete": remove,
};
