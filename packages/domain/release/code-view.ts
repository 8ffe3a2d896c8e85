import type { CodeChannel, Link } from '@sequester/model';

/** By which way the code of a link goes, as its recipient is told. */
export interface CodeView {
  by: CodeChannel['by'];
  /** The last two digits of the number that a text message goes to. */
  ending?: string | undefined;
}

/** The channel of a link; of one from before there was another, the mail of the link. */
export const channelOf = ({ code }: Pick<Link, 'code'>): CodeChannel => code ?? { by: 'mail' };

export const codeView = (link: Pick<Link, 'code'>): CodeView => {
  const channel = channelOf(link);
  return channel.by === 'text-message' ? { by: channel.by, ending: channel.telephone.slice(-2) } : { by: channel.by };
};
