/**
 * Styles of the customer screen. They belong to the page's own sheet, because
 * WordPress does not load the right-to-left variant of a lazy sheet.
 */
import '../../components/badge/style.scss';
import '../../components/moment/style.scss';
import '../../components/placeholder/style.scss';
import './style.scss';
import './activity/style.scss';
import './additional-info/style.scss';
import './addresses/style.scss';
import './editing/style.scss';
import './orders/style.scss';
