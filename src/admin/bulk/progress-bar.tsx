interface ProgressBarProps {
	/** For screen readers. */
	label: string;
	done: number;
	/** 0 as long as it is not known. */
	total: number;
}

/**
 * @param props
 * @param props.label
 * @param props.done
 * @param props.total
 */
export function ProgressBar( { label, done, total }: ProgressBarProps ) {
	return (
		<progress
			className="fcc-progress"
			aria-label={ label }
			{ ...( total > 0 && { value: done, max: total } ) }
		/>
	);
}
