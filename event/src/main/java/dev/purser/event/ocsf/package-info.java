/**
 * Events as OCSF's class API Activity (6003), written and read. Start at {@link dev.purser.event.ocsf.OcsfDialect}.
 *
 * <p>Attributes are the schema's own, of the profiles cloud and trace; there is no extension and nothing unmapped.
 */
package dev.purser.event.ocsf;
