"""Given names that mostly one sex bears, folded: the commonest in Germany and around, written down by hand.

For one question only: can "Frau Weber" be this Weber? A name that is not here says nothing.
"""

from __future__ import annotations

from typing import Final

FEMALE: Final = frozenset(
    """ada agata agnes agnieszka aleksandra alexandra alice alicja alina aline amelie ana anastasia andrea angela
    angelika anita anja anka anke ann anna anne annegret anneliese annemarie annett annette annika antje antonia
    ariane astrid aylin ayse ayten barbara beata beate beatrice beatrix berit bettina bianca birgit birte
    brigitte britta brunhilde camille carina carla carmen carola carolin caroline catherine cecile celine
    charlotte chiara christa christel christiane christina christine claire clara claudia conny cordula corinna
    cornelia dagmar dana daniela delia denise diana doreen doris dorit dorothea dorothee edith elena elfriede
    elif elisa elisabeth elke ella ellen elsa else emilia emily emine emma emmanuelle erika esra esther eva
    evelyn ewa fatima fatma federica felicitas fiona floriane franziska francesca frauke frederike frieda
    friederike gabriele gabriela gerda gerlinde gertrud gesa gesine giovanna gisela giulia grazyna greta gudrun
    hanna hannah hannelore hatice hedwig heide heidi heidrun heike helene helena helga henriette hilde hildegard
    hulya ida ilona ilse ina ines inga inge ingeborg ingrid irene irina iris irma irmgard isabel isabell
    isabella isabelle jana janina janine jasmin jennifer jessica joanna johanna jolanta josefine judith julia
    juliane julie jutta karin karina karla karola karolin karoline katarina katarzyna katharina kathrin katja
    katrin kerstin kirsten klara kristin kristina lara larissa laura lea lena leni leonie lieselotte lilli lina
    linda lisa lotte louisa louise lucia lucie luisa luise lydia madeleine magda magdalena maike maja malgorzata
    mandy manuela mara mareike maren margarete margarethe margit margot margret maria marianne marie marija
    marina marion marlene marta martha martina mathilde maya meike melanie melek meltem merle meryem mia
    michaela milena mira miriam mona monika nadine nadja nancy natalia natalie natascha nele nicole nina nora
    oksana olga olivia patricia paula pauline petra pia ramona rebecca regina regine renate rita romy ronja rosa
    rosemarie roswitha ruth sabine sabrina sandra sara sarah saskia sevgi sibel sibylle sigrid silke silvia
    simone sina sofia sofie sonja sophia sophie stefanie stella stephanie susan susann susanne svenja svetlana
    sylvia tabea tamara tanja tatjana teresa theresa therese tina traute ulla ulrike ursula uta ute valentina
    valerie vanessa vera verena veronika viktoria viola waltraud wanda wiebke yasemin yvonne zeynep zofia""".split()
)
MALE: Final = frozenset(
    """aaron achim adam adrian ahmed ahmet albert albrecht aleksander alessandro alexander alfons alfred ali alois
    anatol anders andre andreas andrzej antoine anton antonio armin arne arnold arthur artur arved axel bastian
    ben benedikt benjamin benno bernd bernhard bert bertram bjoern bodo boris bruno burkhard can carl carlo
    carlos carsten christian christof christoph christopher claus clemens cornelius cem dariusz daniel david
    denis dennis detlef detlev dieter dietmar dietrich dirk dominic dominik eberhard eckhard edgar edmund eduard
    egon ekkehard elias emil emre enrico eric erich erik ernst erwin eugen fabian fabio falk felix ferdinand
    ferhat finn florian francesco frank franz fred frederik friedhelm friedrich fritz gabriel georg gerald gerd
    gerhard gernot gert gilbert giovanni giuseppe gottfried gregor guenter guenther guido gunnar gunter gustav
    hagen hakan hannes hans harald harry hartmut hasan heiko heiner heinrich heinz helge helmut hendrik henning
    henri henry herbert heribert hermann holger horst hubert hugo huseyin ibrahim ignaz igor ingo ingolf ismail
    ivan jakob jan jannik jannis jean jens jerzy joachim jochen joerg johann johannes john jonas jonathan jorg
    jose josef joseph juergen julian julius justin kai karl karlheinz karsten kaspar kevin klaus klemens knut
    konrad konstantin krzysztof kurt lars laurenz lennart leo leon leonard leonhard leopold lorenz lothar louis
    luca lucas ludger ludwig luigi luis lukas lutz maciej malte manfred manuel marc marcel marcin marco marcus
    mario marius mark marko markus marten martin marvin mateusz mathias mats matteo matthias maurice max
    maximilian mehmet michael michal mike milan mirko mohamed mohammed moritz murat mustafa nico niels nikolaus
    nils norbert olaf ole oleg oliver omar oskar osman oswald othmar otto patrick paul pawel pedro peter philip
    philipp pierre piotr raimund rainer ralf ralph raphael reiner reinhard reinhold rene richard robert robin
    roger roland rolf roman ronald ronny rudi rudolf ruediger samuel sandro sebastian selim sergej siegfried
    sigmar silvio simon soeren stefan steffen stephan steven sven sylvester tarek theo theodor thomas thorsten
    tilman till tilo tim timo tobias tom tomasz torben torsten udo ulf uli ulrich umut uwe valentin viktor
    vincent volker volkmar walter werner wilfried wilhelm willi willy winfried wladimir wojciech wolfgang
    wolfram yannick yusuf""".split()
)
