/**
 * Styles of the import. They belong to the page's own sheet, because WordPress does
 * not load the right-to-left variant of a lazy sheet.
 */
import './style.scss';
