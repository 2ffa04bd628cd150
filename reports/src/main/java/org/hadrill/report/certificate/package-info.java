/** The acceptance certificate: one printable page, the hashes of all evidence beside it, and whether both still hold. */
@NullMarked
package org.hadrill.report.certificate;

import org.jspecify.annotations.NullMarked;
