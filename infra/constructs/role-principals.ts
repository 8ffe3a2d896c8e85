import { PrincipalBase, PrincipalPolicyFragment } from 'aws-cdk-lib/aws-iam';

/** Several roles as one principal: a statement for each would make a trust policy longer than the 2,048 characters that IAM takes. */
export class RolePrincipals extends PrincipalBase {
  readonly policyFragment: PrincipalPolicyFragment;
  readonly #arns: readonly string[];

  constructor(arns: readonly string[]) {
    super();
    this.#arns = arns;
    this.policyFragment = new PrincipalPolicyFragment({ AWS: [...arns] });
  }

  dedupeString(): string {
    return `RolePrincipals:${this.#arns.join()}`;
  }
}
