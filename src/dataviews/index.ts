/**
 * The one door to DataViews, built as the script `fcc-dataviews` so that its
 * 390 kB are loaded once, and only where a screen needs them.
 *
 * It opens to the entry `/wp`, which brings its own components: the main entry
 * dies on WordPress 6.8 when it is imported.
 */
import './style.scss';

export { DataForm, DataViews, useFormValidity } from '@wordpress/dataviews/wp';
export type {
	Action,
	DataFormControlProps,
	Field,
	FieldValidity,
	Filter,
	Form,
	FormField,
	FormValidity,
	Operator,
	SortDirection,
	View,
	ViewTable,
} from '@wordpress/dataviews/wp';
