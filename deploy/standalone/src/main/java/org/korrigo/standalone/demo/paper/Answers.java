package org.korrigo.standalone.demo.paper;

import java.util.List;
import java.util.random.RandomGenerator;

/** What the pupils of a mathematics paper write: the sort of sentence, not an argument. */
final class Answers {
  private static final List<String> SENTENCES =
      List.of(
          "On pose f(x) = 3x + 2 et on étudie son signe.",
          "La fonction est dérivable sur l'intervalle ouvert.",
          "On en déduit que la suite est croissante.",
          "D'après le théorème, la limite existe et vaut 4.",
          "Le triangle ABC est rectangle en B.",
          "Donc AC = 5 et le périmètre est égal à 12.",
          "Par récurrence, supposons la propriété vraie au rang n.",
          "La probabilité cherchée est 0,35 environ.",
          "On vérifie : 2 + 3 = 5, ce qui est cohérent.",
          "Les droites sont parallèles, car elles ont la même pente.",
          "L'équation admet deux solutions réelles.",
          "Je calcule le discriminant : 25 - 24 = 1.",
          "Finalement x = 2 ou x = 3.",
          "Le point M appartient au cercle de centre O.",
          "On trace la courbe à l'aide du tableau de valeurs.",
          "Cette suite est géométrique de raison 2.",
          "La tangente au point A a pour équation y = 4x - 1.",
          "Ainsi l'hypothèse de départ était fausse.");

  private Answers() {}

  static String sentence(RandomGenerator chance) {
    return SENTENCES.get(chance.nextInt(SENTENCES.size()));
  }
}
