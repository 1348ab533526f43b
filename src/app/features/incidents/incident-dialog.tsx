import type { TaskView } from '#contract/task-view.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { AcknowledgedDialog } from './acknowledged-dialog.tsx';
import type { Asked } from './asked.ts';
import { RemoveDialog } from './remove-dialog.tsx';

interface IncidentDialogProps {
  asked: Asked;
  /** Who acts; empty where there is no login. */
  by: string;
  onRemoved: (views: readonly TaskView[]) => void;
  onClose: () => void;
}

/** The dialog of an act. */
export function IncidentDialog({ asked, by, onRemoved, onClose }: IncidentDialogProps) {
  switch (asked.act) {
    case 'acknowledge':
      return <AcknowledgeDialog incidents={asked.incidents} by={by} onClose={onClose} />;
    case 'acknowledged':
      return <AcknowledgedDialog incident={asked.incident} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog views={asked.views} onRemoved={onRemoved} onClose={onClose} />;
  }
}
