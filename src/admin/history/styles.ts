/**
 * Styles of the history and of runs. They belong to the page's own sheet, because
 * WordPress does not load the right-to-left variant of a lazy sheet.
 */
import '../../components/badge/style.scss';
import '../../components/moment/style.scss';
import '../../components/placeholder/style.scss';
import './style.scss';
import '../runs/style.scss';
