/**
 * Records as syslog messages: RFC 5424 over UDP (RFC 5426), TCP with octet counting (RFC 6587 section 3.4.1) and TLS
 * (RFC 5425). Does not retry and keeps nothing. What "taken" means for a protocol without answers is said at
 * {@link dev.purser.delivery.syslog.SyslogDestinationFactory}; start there.
 */
package dev.purser.delivery.syslog;
