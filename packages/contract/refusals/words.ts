/** What is said of a refusal to the person who reads the answer: its HTTP status, its title and what would cure it. */
export interface RefusalWords {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 423 | 428 | 429;
  title: string;
  cure: string;
}
