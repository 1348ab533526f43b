import { memo } from 'react';
import { Person } from '../features/connection/person.tsx';
import { PreferenceControls } from '../features/preferences/preference-controls.tsx';
import { Panel } from '../ui/error-boundary.tsx';

/** Who is signed in, and how this person wants the page. The page around it renders with every answer; this does not. */
export const UserControls = memo(function UserControls({ compact = false }: { compact?: boolean }) {
  return (
    <Panel>
      <PreferenceControls compact={compact}>
        <Panel>
          <Person compact={compact} />
        </Panel>
      </PreferenceControls>
    </Panel>
  );
});
