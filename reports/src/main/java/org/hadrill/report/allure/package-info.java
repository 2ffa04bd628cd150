/** The report as Allure results. */
@NullMarked
package org.hadrill.report.allure;

import org.jspecify.annotations.NullMarked;
