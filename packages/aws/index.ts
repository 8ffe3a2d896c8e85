export { assumeRole, ScopedSessions, type RoleRequest } from './assume-role.ts';
export { functionCredentials, type Credentials } from './credentials.ts';
export { endpoint, objectUrl, region, type Service } from './endpoints.ts';
export { AwsFault } from './fault.ts';
export { AwsSession } from './session.ts';
