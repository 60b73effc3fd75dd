"""Words of health in English, French, Spanish, Italian, Dutch and Polish. Same format as `_health_words`."""

from __future__ import annotations

from typing import Final

from filters.recognizers._health_words import Table

ENGLISH: Final[Table] = {
    ("diagnosis", "sure"): """
    cancer, breast cancer, lung cancer, prostate cancer, tumour, leukemia, leukaemia, lymphoma, melanoma,
    carcinoma, diabetic, type 1 diabetes!, type 2 diabetes!, high blood pressure!, hypertension!, heart attack,
    heart failure!, heart condition, atrial fibrillation!, angina!, inferior stemi!, blood clot,
    deep vein thrombosis!, pulmonary embolism!, pneumonia!, tuberculosis!, cystic fibrosis!,
    rheumatoid arthritis!, osteoarthritis!, osteoporosis!, slipped disc!, herniated disc!, sciatica!, scoliosis!,
    fibromyalgia!, multiple sclerosis!, parkinson's!, alzheimer's!, dementia!, epilepsy!, epileptic, migraine,
    psoriasis!, eczema!, crohn's!, crohn's disease!, ulcerative colitis!, coeliac disease!, celiac disease!,
    coeliac!, celiac!, kidney failure!, kidney disease!, kidney stones!, liver disease!, cirrhosis!,
    endometriosis!, pcos!, anaemia!, anemia!, glaucoma!, cataract, hiv!, hiv-positive!, hiv positive!,
    hepatitis!, syphilis!, chlamydia!, herpes!, lyme disease!, sepsis!, meningitis!, chickenpox!, measles!,
    long covid!, sleep apnoea!, sleep apnea!, obesity!, sickle cell!, lupus!, ulcer, appendicitis!, tonsillitis!,
    terminal illness!, chronic fatigue!, irritable bowel!, cerebral palsy!, down's syndrome!, down syndrome!,
    thyroid condition, autoimmune disease, hernia, norovirus!""",
    ("mental_health", "sure"): """
    depression!, depressed!, anxiety!, anxiety disorder, panic attack, panic disorder, bipolar disorder,
    bipolar!, schizophrenia!, schizophrenic!, psychosis!, ptsd!, ocd!, adhd!, autism!, autistic!, asperger's!,
    eating disorder, anorexia!, bulimia!, suicidal!, suicide attempt, self-harm!, nervous breakdown!,
    mental health issues!, mental illness!, postnatal depression!, postpartum depression!,
    borderline personality!, dyslexia!, dyslexic!, burnout!""",
    ("addiction", "sure"): """
    alcoholic, alcoholism!, alcohol problem, drug addict, drug addiction!, addicted to!, in rehab!,
    went to rehab!, drinking problem, gambling addiction!, heroin!, cocaine habit!""",
    ("symptom", "sure"): """
    chest pain, back pain!, shortness of breath!, dizzy spell, dizziness!, fainted!, palpitations!, vomiting!,
    hearing loss!, incontinent!, migraines!, night sweats!""",
    ("symptom", "soft"): """
    stroke, seizure, shingles!, fever!, nausea!, cough!, headache, rash!, pain!, flu!, infection, tonsils!,
    pacemaker!, inhaler!, hearing aid, walking frame!, crutches!, unwell!, stomach bug!""",
    ("diagnosis", "clinical"): "gout!, angina!, oedema!, sepsis!",
    ("injury", "sure"): """
    concussion!, whiplash!, fractured!, broken leg!, broken arm!, broken hip!, broken wrist!, broken ankle!,
    torn ligament, sprained ankle!, fracture, burns to!, head injury, hip fracture!""",
    ("pregnancy", "sure"): """
    pregnancy, maternity leave!, abortion, miscarriage, expecting a baby!, expecting twins!, weeks pregnant!,
    gestational diabetes!, stillborn!, morning sickness!""",
    ("fertility", "sure"): """
    ivf!, infertile!, fertility treatment!, infertility!, vasectomy!, egg donor!, sperm donor!""",
    ("sick_leave", "sure"): """
    sick leave!, sick note, fit note, off sick!, signed off sick!, long-term sick!, medical leave!,
    unfit for work!, occupational health!, sickness absence!, called in sick!, sick pay!, statutory sick pay!""",
    ("disability", "sure"): """
    wheelchair!, wheelchair user!, disability!, registered blind!, partially sighted!, hard of hearing!, deaf!,
    paralysed!, paralyzed!, learning disability!, blue badge!, amputee!""",
    ("allergy", "sure"): """
    allergic to!, allergic!, allergy, nut allergy!, peanut allergy!, penicillin allergy!, lactose intolerant!,
    gluten intolerant!, anaphylaxis!, hay fever!""",
    ("treatment", "sure"): """
    chemotherapy!, chemo!, radiotherapy!, radiation therapy!, dialysis!, hip replacement!, knee replacement!,
    bypass surgery!, kidney transplant!, transplant!, psychotherapy!, counselling for!, sectioned!,
    hysterectomy!, mastectomy!, intensive care!, psychiatric ward!, hospice!, biopsy!""",
    ("treatment", "soft"): """
    surgery!, therapy!, therapist!, psychiatrist!, hospital!, hospitalised!, hospitalized!, physio!""",
    ("vaccination", "sure"): "vaccinated!, unvaccinated!, vaccination status!",
    ("medication", "sure"): """
    antidepressants!, antidepressant!, insulin!, beta-blockers!, blood thinners!, painkillers!, antibiotics!,
    sleeping pills!, antipsychotics!, steroids!, hrt!""",
    ("illness", "state"): """
    ill!, terminally ill!, seriously ill!, sick!, unwell!, infected!, poorly!""",
}
FRENCH: Final[Table] = {
    ("diagnosis", "sure"): """
    cancer du sein!, cancer du poumon!, cancer!, tumeur, leucemie, lymphome, diabete, diabetique, hypertension!,
    infarctus!, insuffisance cardiaque!, avc!, phlebite, embolie pulmonaire!, bronchite, pneumonie, asthme!,
    asthmatique, tuberculose!, mucoviscidose!, arthrose!, polyarthrite!, rhumatisme, osteoporose!,
    hernie discale!, sciatique!, lombalgie, lumbago!, scoliose!, fibromyalgie!, sclerose en plaques!,
    maladie de parkinson!, parkinson!, maladie d'alzheimer!, alzheimer!, demence!, epilepsie!, epileptique,
    migraine, eczema!, psoriasis!, maladie de crohn!, maladie coeliaque!, insuffisance renale!, calculs renaux!,
    cirrhose!, endometriose!, anemie!, glaucome!, cataracte!, vih!, seropositif, seropositive!, sida!, hepatite,
    covid long!, covid!, angine!, gastro-enterite!, varicelle!, rougeole!, scarlatine!, poux!, apnee du sommeil!,
    obesite!, maladie chronique!, thyroide!""",
    ("mental_health", "sure"): """
    depression!, depressif, depressive!, burn-out!, burnout!, trouble anxieux!, troubles anxieux!, anxiete!,
    crise de panique!, crises d'angoisse!, schizophrenie!, bipolaire, bipolarite!, psychose!, autisme!, autiste,
    tdah!, anorexie!, boulimie!, tentative de suicide!, suicidaire, phobie, trouble bipolaire!""",
    ("addiction", "sure"): """
    alcoolique, alcoolisme!, toxicomane, dependance a l'alcool!, cure de desintoxication!, sevrage!,
    toxicomanie!""",
    ("symptom", "sure"): """
    douleurs!, vertiges!, une gastro!, la gastro!, essoufflement!, nausees!, vomissements!, palpitations!,
    mal de dos!, maux de tete!, essouffle!""",
    ("symptom", "soft"): """
    fievre!, toux!, grippe!, douleur, fatigue!, pacemaker!, malentendant, malentendante!, fauteuil!, bequilles!""",
    ("injury", "sure"): """
    fracture, entorse!, commotion!, brule!, brulure, accident du travail!, dechirure musculaire!,
    traumatisme cranien!, jambe cassee!, bras casse!, s'est casse!, s'est brule!, coup du lapin!""",
    ("pregnancy", "sure"): """
    grossesse, conge maternite!, conge de maternite!, fausse couche!, avortement!, ivg!, accouchement!,
    cesarienne!, enceinte!""",
    ("fertility", "sure"): "fiv!, pma!, sterilite!, infertile!",
    ("sick_leave", "sure"): """
    arret maladie!, en arret!, arret de travail!, arret prolonge!, conge maladie!, longue maladie!,
    mi-temps therapeutique!, inapte!, inaptitude!, invalidite!, longue maladie!""",
    ("disability", "sure"): """
    handicape, handicap!, rqth!, fauteuil roulant!, malvoyant!, sourd!, aveugle!, paraplegique!, mdph!,
    travailleur handicape!, perte d'autonomie!""",
    ("allergy", "sure"): """
    allergie, allergique, intolerance au lactose!, intolerant au gluten!, rhume des foins!""",
    ("treatment", "sure"): """
    chimiotherapie!, chimio!, radiotherapie!, dialyse!, greffe!, operee!, operation du!, hospitalise!,
    hospitalisee!, hospitalisation!, psychotherapie!, hopital psychiatrique!, soins palliatifs!, reeducation!,
    prothese de hanche!, pontage!""",
    ("treatment", "soft"): "operation!, hopital!, psychiatre!, psychologue!, kine!, chirurgie!",
    ("vaccination", "sure"): "vaccinee!, non vaccine!",
    ("medication", "sure"): """
    antidepresseur, antidepresseurs!, somniferes!, anxiolytiques!, antibiotiques!, insuline!, cortisone!,
    anticoagulants!, betabloquants!""",
    ("illness", "state"): "malade!, souffrant!, souffrante!, contamine!, positif au covid!",
}
SPANISH: Final[Table] = {
    ("diagnosis", "sure"): """
    cancer de mama!, cancer!, tumor, leucemia!, diabetes!, diabetico, diabetica!, hipertension!, hipertenso!,
    infarto, ictus!, derrame cerebral!, insuficiencia cardiaca!, arritmia, trombosis!, neumonia!, bronquitis!,
    asma!, asmatico!, asmatica!, tuberculosis!, artrosis!, artritis!, osteoporosis!, hernia discal!, hernia!,
    ciatica!, lumbalgia!, escoliosis!, fibromialgia!, esclerosis multiple!, parkinson!, alzheimer!, demencia!,
    epilepsia!, epileptico!, epileptica!, migrana, migranas!, psoriasis!, crohn!, celiaco, celiaca!, celiaquia!,
    insuficiencia renal!, cirrosis!, endometriosis!, anemia!, glaucoma!, cataratas!, vih!, seropositivo!,
    seropositiva!, sida!, hepatitis!, covid persistente!, covid!, varicela!, sarampion!, piojos!,
    gastroenteritis!, amigdalitis!, apnea del sueno!, obesidad!, celulitis!, colico nefritico!, marcapasos!,
    tiroides!, enfermedad cronica!""",
    ("mental_health", "sure"): """
    depresion!, depresivo!, ansiedad!, ataque de ansiedad!, ataques de panico!, trastorno de ansiedad!,
    esquizofrenia!, trastorno bipolar!, bipolar!, psicosis!, autismo!, autista!, tdah!, anorexia!, bulimia!,
    intento de suicidio!""",
    ("addiction", "sure"): """
    alcoholico!, alcoholica!, alcoholismo!, drogadicto!, drogadiccion!, toxicomano!, ludopatia!, ludopata!,
    adiccion!, desintoxicacion!""",
    ("symptom", "sure"): """
    mareos!, dolor de espalda!, dolor toracico!, dolor en el pecho!, nauseas!, vomitos!, latigazo cervical!,
    desmayo!, disnea!, dolores de!""",
    ("symptom", "soft"): """
    fiebre!, trastorno!, parto!, tos!, gripe!, dolor!, lactosa!, gluten!, sordera!, muletas!""",
    ("injury", "sure"): """
    costillas rotas!, fractura, esguince!, traumatismo!, quemadura, accidente laboral!, pierna rota!,
    brazo roto!, conmocion!""",
    ("pregnancy", "sure"): """
    embarazo, embarazada!, baja maternal!, baja por maternidad!, aborto!, cesarea!, parto!""",
    ("fertility", "sure"): "fecundacion in vitro!, infertilidad!, esterilidad!",
    ("sick_leave", "sure"): """
    baja medica!, baja laboral!, baja por enfermedad!, incapacidad temporal!, incapacidad permanente!,
    parte baja por depresion!, incapacidad laboral!""",
    ("disability", "sure"): """
    discapacidad!, discapacitado!, discapacitada!, minusvalia!, silla de ruedas!, invidente!, sordo!, sorda!,
    ciego!, ciega!, grado de discapacidad!""",
    ("allergy", "sure"): """
    alergia, alergico!, alergica!, intolerante a la lactosa!, intolerancia a la lactosa!""",
    ("treatment", "sure"): """
    quimioterapia!, quimio!, radioterapia!, dialisis!, trasplante!, operado!, operada!, hospitalizado!,
    hospitalizada!, psicoterapia!, cuidados paliativos!, protesis de cadera!""",
    ("treatment", "soft"): """
    operacion!, operar!, cirugia!, hospital!, psiquiatra!, psicologo!, psicologa!, rehabilitacion!""",
    ("vaccination", "sure"): "vacunado!, vacunada!",
    ("medication", "sure"): """
    antidepresivos!, insulina!, ansioliticos!, antibioticos!, cortisona!, anticoagulantes!""",
    ("illness", "state"): "enfermo!, enferma!, malito!, malita!",
}
ITALIAN: Final[Table] = {
    ("diagnosis", "sure"): """
    cancro!, tumore!, tumore al seno!, leucemia!, linfoma!, carcinoma!, diabete!, diabetico!, diabetica!,
    ipertensione!, iperteso!, infarto!, ictus!, scompenso cardiaco!, fibrillazione atriale!, trombosi!, embolia!,
    polmonite!, bronchite!, asma!, asmatico!, artrosi!, artrite!, osteoporosi!, ernia!, ernia del disco!,
    sciatica!, lombalgia!, scoliosi!, fibromialgia!, sclerosi multipla!, parkinson!, alzheimer!, demenza!,
    epilessia!, epilettico!, epilettica!, emicrania!, psoriasi!, morbo di crohn!, celiaco!, celiaca!, celiachia!,
    insufficienza renale!, cirrosi!, endometriosi!, anemia!, glaucoma!, cataratta!, hiv!, sieropositivo!,
    sieropositiva!, epatite!, covid!, varicella!, morbillo!, pidocchi!, gastroenterite!, tonsillite!, obesita!,
    tiroide!, tiroidite!, colica renale!, colica!, ipotermia!, pancreatite!, appendicite!, calcoli!""",
    ("mental_health", "sure"): """
    depressione!, depresso!, depressa!, ansia!, attacchi di panico!, attacco di panico!, disturbo d'ansia!,
    schizofrenia!, disturbo bipolare!, bipolare!, psicosi!, autismo!, autistico!, adhd!, anoressia!, bulimia!,
    tentato suicidio!, esaurimento nervoso!, disturbi alimentari!""",
    ("addiction", "sure"): """
    alcolista!, alcolismo!, tossicodipendente!, tossicodipendenza!, ludopatia!, dipendenza da!,
    disintossicazione!, sert!""",
    ("symptom", "sure"): """
    sincope!, svenimento!, svenuta!, svenuto!, vertigini!, nausea!, vomito!, dispnea!, mal di schiena!,
    dolore toracico!, capogiri!""",
    ("symptom", "soft"): "febbre!, tosse!, influenza!, dolore!, dolori!, pacemaker!, stampelle!, sordita!",
    ("injury", "sure"): """
    frattura, ferita!, ferite!, distorsione!, trauma cranico!, ustione, contusione, colpo di frusta!,
    infortunio!, lussazione!, gamba rotta!, braccio rotto!""",
    ("pregnancy", "sure"): """
    gravidanza!, incinta!, in maternita!, maternita!, congedo di maternita!, aborto!, cesareo!,
    interdizione anticipata!""",
    ("fertility", "sure"): "fecondazione assistita!, infertilita!, sterilita!, pma!",
    ("sick_leave", "sure"): """
    in malattia!, certificato medico!, congedo per malattia!, assenza per malattia!, certificato di malattia!,
    inidoneita!, infortunio sul lavoro!""",
    ("disability", "sure"): """
    invalido!, invalida!, invalidita!, disabile!, disabilita!, legge 104!, sedia a rotelle!, cieco!, cieca!,
    sordo!, sorda!, ipovedente!, non autosufficiente!, handicap!""",
    ("allergy", "sure"): """
    allergia!, allergie!, allergico!, allergica!, intollerante al lattosio!, intolleranza al lattosio!,
    intollerante!""",
    ("treatment", "sure"): """
    chemioterapia!, chemio!, radioterapia!, dialisi!, trapianto!, operato!, operata!, ricoverato!, ricoverata!,
    ricovero!, psicoterapia!, cure palliative!, protesi d'anca!, rianimazione!""",
    ("treatment", "soft"): "operazione!, ospedale!, psichiatra!, psicologo!, psicologa!, fisioterapia!",
    ("vaccination", "sure"): "vaccinato!, vaccinata!",
    ("medication", "sure"): """
    antidepressivi!, insulina!, ansiolitici!, antibiotici!, cortisone!, anticoagulanti!""",
    ("illness", "state"): "malato!, malata!, ammalato!, ammalata!",
}
DUTCH: Final[Table] = {
    ("diagnosis", "sure"): """
    kanker!, borstkanker!, longkanker!, darmkanker!, tumor, leukemie!, diabetes!, suikerziekte!, diabeticus!,
    hoge bloeddruk!, hartinfarct!, hartfalen!, hartritmestoornis!, beroerte!, herseninfarct!, trombose!,
    longembolie!, longontsteking!, bronchitis!, astma!, copd!, tuberculose!, reuma!, artrose!, artritis!,
    osteoporose!, hernia!, rughernia!, ischias!, scoliose!, fibromyalgie!, jicht!, multiple sclerose!,
    ms-patient!, parkinson!, alzheimer!, dementie!, epilepsie!, migraine!, eczeem!, psoriasis!, gordelroos!,
    ziekte van crohn!, crohn!, coeliakie!, nierfalen!, nierstenen!, nierziekte!, levercirrose!, endometriose!,
    bloedarmoede!, glaucoom!, hiv!, seropositief!, hepatitis!, long covid!, waterpokken!, mazelen!, luizen!,
    hoofdluis!, buikgriep!, blaasontsteking!, slaapapneu!, obesitas!, decubitus!, doorligwonde!, delier!,
    chronische ziekte!, ziekte van lyme!, suikerpatient!, schildklier!""",
    ("mental_health", "sure"): """
    depressie!, depressief!, burn-out!, burnout!, overspannen!, angststoornis!, paniekaanval!, paniekaanvallen!,
    schizofrenie!, bipolair!, psychose!, autisme!, autistisch!, adhd!, anorexia!, boulimia!, eetstoornis!,
    zelfmoordpoging!, suicidaal!, ptss!, borderline!, psychische klachten!""",
    ("addiction", "sure"): """
    alcoholist!, alcoholiste!, alcoholverslaving!, verslaafd!, drugsverslaving!, gokverslaving!, gokverslaafd!,
    afkickkliniek!, verslaving!""",
    ("symptom", "sure"): """
    rugklachten!, hoofdpijn!, buikpijn!, rugpijn!, duizeligheid!, benauwdheid!, kortademig!, flauwgevallen!,
    misselijk!, hartkloppingen!""",
    ("symptom", "soft"): """
    koorts!, corona!, beperking!, hoest!, griep!, pijn!, pacemaker!, krukken!, rollator!, gehoorapparaat!,
    klachten!, ziekte!""",
    ("injury", "sure"): """
    gebroken been!, gebroken arm!, gebroken heup!, heupfractuur!, botbreuk!, hersenschudding!, whiplash!,
    brandwond, arbeidsongeval!, verstuikt!, kruisband!""",
    ("pregnancy", "sure"): """
    zwangerschap!, zwangerschapsverlof!, miskraam!, abortus!, bevalling!, keizersnede!, zwanger!, uitgerekend!""",
    ("fertility", "sure"): "ivf!, onvruchtbaar!, vruchtbaarheidsbehandeling!, ivf-traject!",
    ("sick_leave", "sure"): """
    ziek gemeld!, ziekgemeld!, ziekmelding!, ziekteverlof!, ziekteverzuim!, arbeidsongeschikt!,
    arbeidsongeschiktheid!, wia-uitkering!, bedrijfsarts!, ziektewet!, re-integratie!""",
    ("disability", "sure"): """
    gehandicapt!, invalide!, rolstoel!, slechthorend!, is doof!, ben doof!, slechtziend!, verlamd!, wajong!,
    hulpbehoevend!, handicap!""",
    ("allergy", "sure"): """
    allergie!, allergisch!, notenallergie!, pinda-allergie!, lactose-intolerant!, glutenallergie!, hooikoorts!,
    corona!, beperking!""",
    ("treatment", "sure"): """
    chemotherapie!, chemo!, chemokuur!, bestraling!, nierdialyse!, dialyse!, transplantatie!,
    niertransplantatie!, geopereerd!, opgenomen in het ziekenhuis!, psychotherapie!, palliatieve!, kunstheup!,
    heupoperatie!, knieoperatie!, hartoperatie!""",
    ("treatment", "soft"): "operatie!, ziekenhuis!, psychiater!, psycholoog!, therapie!, revalidatie!",
    ("vaccination", "sure"): "gevaccineerd!, ingeent!",
    ("medication", "sure"): """
    antidepressiva!, insuline!, bloedverdunners!, antibiotica!, slaappillen!, pijnstillers!""",
    ("illness", "state"): "ziek!, ernstig ziek!, blind!, dement!, besmet!",
}
POLISH: Final[Table] = {
    ("diagnosis", "sure"): """
    nowotwor*, rak piersi!, rak pluc!, ma raka!, mam raka!, na raka!, raka piersi!, raka pluc!, bialaczk*,
    cukrzyc*, cukrzyk*, nadcisnieni*, zawal*, udar!, udaru!, udarze!, udarem!, niewydolnosc*, arytmi*,
    zakrzepic*, zapalenie pluc!, zapalenia pluc!, astm*, gruzlic*, artretyzm*, osteoporoz*, dyskopati*,
    rwa kulszowa!, skolioz*, fibromialgi*, stwardnienie rozsiane!, stwardnienia rozsianego!, parkinson*,
    alzheimer*, demencj*, padaczk*, epilepsj*, migren*, luszczyc*, celiaki*, choroba crohna!, marskosc*,
    endometrioz*, anemi*, jaskr*, zacm*, hiv!, zoltaczk*, covid!, ospa!, ospe!, ospy!, ospa wietrzna!, wszy!,
    wszawic*, angin*, grypa!, grype!, grypy!, jelitowk*, otylosc*, tarczyc*, miazdzyc*, reumatyzm*,
    choroba przewlekla!, choroby przewlekle!, bezdech*, kamica!, przepuklin*""",
    ("mental_health", "sure"): """
    depresj*, zaburzenia lekowe!, zaburzen lekowych!, nerwic*, schizofreni*, choroba dwubiegunowa!, dwubiegunow*,
    psychoz*, autyzm*, autystyczn*, adhd!, anoreksj*, bulimi*, proba samobojcza!, proby samobojczej!,
    wypalenie zawodowe!, zaburzenia psychiczne!, ataki paniki!""",
    ("addiction", "sure"): """
    alkoholik*, alkoholizm*, narkoman*, uzalezniony!, uzalezniona!, uzaleznieni*, odwyk*, hazardzist*""",
    ("symptom", "sure"): """
    zawroty glowy!, bole plecow!, bol plecow!, dusznosc*, omdleni*, zemdlal*, wymiot*, bole glowy!, biegunk*""",
    ("symptom", "soft"): "goraczk*, kaszel!, bol!, bole!, rozrusznik!, kule!, inhalator!",
    ("injury", "sure"): """
    zlamani*, zlamal*, skreceni*, wstrzas mozgu!, oparzeni*, wypadek przy pracy!, zwichniec*, zerwan*""",
    ("pregnancy", "sure"): """
    ciaza!, ciazy!, ciaze!, w ciazy!, urlop macierzynski!, urlopie macierzynskim!, poronieni*, poronil*, aborcj*,
    cesark*, porod*""",
    ("fertility", "sure"): "in vitro!, nieplodnosc*, bezplodn*",
    ("sick_leave", "sure"): """
    zwolnienie lekarskie!, zwolnieniu lekarskim!, zwolnienia lekarskiego!, na zwolnieniu!, na l4!, chorobowe!,
    chorobowym!, zasilek chorobowy!, niezdolny do pracy!, niezdolna do pracy!, rencist*""",
    ("disability", "sure"): """
    niepelnospraw*, orzeczenie o niepelnosprawnosci!, wozku inwalidzkim!, inwalid*, niewidom*, niedoslysz*,
    nieslyszac*, sparalizowan*""",
    ("allergy", "sure"): "alergi*, uczulon*, uczuleni*, nietolerancj*",
    ("treatment", "sure"): """
    chemioterapi*, chemii!, radioterapi*, dializ*, przeszczep*, operacja kregoslupa!, operacja kolana!,
    operacja biodra!, operacja serca!, czeka go operacja!, czeka ja operacja!, czeka mnie operacja!,
    po operacji!, operacji serca!, operacje kregoslupa!, operacje kolana!, operowan*, hospitalizowan*,
    hospitalizacj*, psychoterapi*, endoproteza!, opieka paliatywna!, hospicjum!""",
    ("treatment", "soft"): "szpital*, psychiatr*, psycholog*, rehabilitacj*",
    ("vaccination", "sure"): "zaszczepion*, niezaszczepion*",
    ("medication", "sure"): """
    antydepresant*, insulin*, antybiotyk*, sterydy!, leki nasenne!, leki psychotropowe!, psychotrop*""",
    ("illness", "state"): "chory!, chora!, zakazon*, zarazon*",
}

WORLD: Final = (ENGLISH, FRENCH, SPANISH, ITALIAN, DUTCH, POLISH)
