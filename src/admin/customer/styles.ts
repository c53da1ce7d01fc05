/**
 * The styles of the screen, for the page's own sheet: of a lazy part's sheet,
 * WordPress would not take the one for languages that are written from the right.
 */
import '../../components/badge/style.scss';
import '../../components/placeholder/style.scss';
import './style.scss';
import './activity/style.scss';
import './additional-info/style.scss';
import './addresses/style.scss';
import './editing/style.scss';
import './orders/style.scss';
