/**
 * Records as blobs in an Azure storage account.
 *
 * <p>Promises: a file that grows through its hour is one append blob; a piece whose outcome is not known is looked for before
 * it is sent again, so that it is not there twice; a blob that can take no more blocks is continued in another. Takes no
 * lease: one destination writes to a blob. Start at {@link dev.purser.delivery.blob.BlobDestinations}.
 */
package dev.purser.delivery.blob;
