/**
 * What a side shows and which sides of a batch make which sheet, told from the pictures and not
 * from their places. Pure: pictures in, a plan with its confidence out; it never guesses in silence
 * (domain §8, issue "scan intake"). It knows neither files nor the database nor anybody's name.
 */
package org.korrigo.exams.scan.geometry;
