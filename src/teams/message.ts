import type { Activity } from "./activity.js";
import type { Message } from "./handlers.js";

/** What a person wrote. Their own words stay as they are; only the bot's own mention is taken out. */
export function messageOf(incoming: Activity): Message {
  const attachments = (incoming.attachments ?? []).filter((attached) => !isCard(attached));
  return { text: withoutOwnMention(incoming), extras: attachments.flatMap(extra) };
}

/** A card that a person has found by the message extension and inserted is for others to see; it asks nothing of the bot. */
export const isOnlyCard = (incoming: Activity): boolean => {
  const { text, extras } = messageOf(incoming);
  return (incoming.attachments ?? []).some(isCard) && text === "" && extras.length === 0;
};

const isCard = ({ contentType }: Attachment): boolean =>
  contentType === "application/vnd.microsoft.card.adaptive";
/** What stands in the words where a card was inserted. */
const cardMark = /<span class="inline-compose-card"[^]*?<\/span>\s*<\/span>/g;

/** By the mention entity rather than by pattern, since a person may mention others and write about tags. */
function withoutOwnMention({ text, entities, recipient, attachments }: Activity): string {
  const own = (entities ?? []).filter(
    ({ type, mentioned }) => type === "mention" && mentioned?.id === recipient.id,
  );
  const rest = own.reduce(
    (left, mention) => (mention.text ? left.replace(mention.text, "") : left),
    (attachments ?? []).some(isCard) ? (text ?? "").replace(cardMark, "") : (text ?? ""),
  );
  return rest.replace(/^(?:\s|&nbsp;)+|(?:\s|&nbsp;)+$/g, "");
}

type Attachment = NonNullable<Activity["attachments"]>[number];
const sounds = /^(?:aac|amr|flac|m4a|mp3|oga|ogg|opus|wav|weba|wma)$/;
const pictures = /^(?:avif|bmp|gif|heic|heif|jpe?g|png|svg|tiff?|webp)$/;

/** Teams adds an html copy of every formatted message; that is the text once more, not something extra. */
function extra({ contentType, name }: Attachment): Message["extras"] {
  const type = contentType?.toLowerCase() ?? "";
  if (type.startsWith("text/html")) return [];
  const ending = name?.toLowerCase().split(".").at(-1) ?? "";
  if (type.startsWith("audio/") || type.endsWith("card.audio") || sounds.test(ending)) return ["voice"];
  if (type.startsWith("image/") || pictures.test(ending)) return ["image"];
  return ["attachment"];
}
