interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** Some, but not all, of what it stands for. */
  partly?: boolean;
  onToggle: (range: boolean) => void;
  className?: string;
}

export function SelectBox({ label, checked, partly = false, onToggle, className = '' }: SelectBoxProps) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      ref={(box) => {
        if (box) box.indeterminate = partly;
      }}
      onChange={({ nativeEvent }) => onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      className={`select-box ${className}`}
    />
  );
}
