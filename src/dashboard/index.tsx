import './style.scss';
