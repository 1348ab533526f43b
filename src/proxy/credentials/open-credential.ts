import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import { type CredentialSource, credentialOf, fixedCredential } from './credential-source.ts';
import type { CredentialSpec } from './credential-spec.ts';
import { cvmRoleCredential } from './cvm-role-credential.ts';
import { PROFILE_FILES, profileCredential, secretFilesCredential } from './file-credential.ts';

/** The files in which the credential stands, or would, that an account's configuration names. */
export function credentialFiles(spec: CredentialSpec): string[] {
  if (spec.from === 'profile') return spec.path === undefined ? PROFILE_FILES() : [spec.path];
  if (spec.from !== 'files') return [];
  return [spec.secretId, spec.secretKey, spec.token].filter((path) => path !== undefined);
}

/** The source that an account's configuration names. */
export function openCredential(
  spec: CredentialSpec,
  clock: Pick<Clock, 'wall'>,
  background: Background,
): CredentialSource {
  switch (spec.from) {
    case 'given':
      return fixedCredential(spec.credential);
    case 'environment': {
      const { secretId, secretKey, token } = spec;
      const variable = (name: string | undefined) => (name === undefined ? undefined : process.env[name]);
      return fixedCredential(
        credentialOf({ secretId: variable(secretId), secretKey: variable(secretKey), token: variable(token) }),
      );
    }
    case 'files':
      return secretFilesCredential(spec, background);
    case 'profile':
      return profileCredential(spec, background);
    case 'cvmRole':
      return cvmRoleCredential(spec, clock, background);
  }
}
