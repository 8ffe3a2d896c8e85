/** Thrown at the first thing that is not as it should be. */
export class NotAsItShouldBe extends Error {}

/** Tells the story on the console and stops at the first thing that is not as it should be. */
export class Teller {
  readonly #print: (line: string) => void;
  #chapter = 0;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  chapter(title: string): void {
    this.#chapter += 1;
    this.#print(`\n${this.#chapter}. ${title}`);
  }

  say(line: string): void {
    this.#print(`   ${line}`);
  }

  must(holds: boolean, what: string): void {
    if (!holds) throw new NotAsItShouldBe(`It should be so that ${what}, and it is not.`);

    this.#print(`   ✓ ${what}`);
  }
}
