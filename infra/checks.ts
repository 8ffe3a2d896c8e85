import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, ServerlessChecks } from 'cdk-nag';

/** The rule packs; any finding that is not acknowledged ends the synthesis. */
export const addChecks = (app: App): void => {
  Validations.of(app).addPlugins(new HIPAASecurityChecks(app), new AwsSolutionsChecks(app), new ServerlessChecks(app));
};

export interface Acknowledgement {
  path: string;
  rule: string;
  reason: string;
}

const isReasons = (data: unknown): data is Record<string, string> => typeof data === 'object' && data !== null;

/** Every finding that was accepted, where, and why. */
export const acknowledgements = (app: App): Acknowledgement[] =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => (isReasons(data) ? Object.entries(data) : []))
      .map(([id, reason]) => ({ path: node.path, rule: id.replace(/^annotation::/i, ''), reason })),
  );
