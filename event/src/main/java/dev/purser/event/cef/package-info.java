/**
 * Events as lines of ArcSight's Common Event Format, version 0. Written only: the format has no place for most of an
 * event. The syslog header around a line is the destination's. Start at {@link dev.purser.event.cef.CefDialect}.
 */
package dev.purser.event.cef;
