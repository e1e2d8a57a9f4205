// What the user changed of the view: blocks removed, removed pieces restored; undo and redo without limit.
//
// A step turns one thing over, so that undoing it is doing it again.

export interface Step {
  what: 'block' | 'piece';
  /** Place in the article's blocks, or the piece's number `n` in the record. */
  at: number;
}

export class Edits {
  readonly #blocks = new Set<number>();
  readonly #pieces = new Set<number>();
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];

  /** Called after each change. */
  onchange: () => void = () => undefined;

  isRemoved(block: number): boolean {
    return this.#blocks.has(block);
  }

  isRestored(piece: number): boolean {
    return this.#pieces.has(piece);
  }

  get isChanged(): boolean {
    return this.#blocks.size + this.#pieces.size > 0;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  toggle(step: Step): void {
    this.#undone.length = 0;
    this.#done.push(step);
    this.#turn(step);
  }

  undo(): void {
    this.#move(this.#done, this.#undone);
  }

  redo(): void {
    this.#move(this.#undone, this.#done);
  }

  #move(from: Step[], to: Step[]): void {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    this.#turn(step);
  }

  #turn({ what, at }: Step): void {
    const set = what === 'block' ? this.#blocks : this.#pieces;
    if (!set.delete(at)) set.add(at);
    this.onchange();
  }
}
